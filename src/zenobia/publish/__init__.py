"""What leaves Zenobia: claims, events and holdings in the forms that the field uses."""
