"""Documents, readings, claims, evidence, resolutions and decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_documents()
    _make_readings()
    _make_claims()
    _make_evidence()
    _make_resolutions()
    _make_decisions()


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False, index=True),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("added_at", sa.String(27), nullable=False),
    )


def _make_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("doc_id", sa.String, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("read_at", sa.String(27), nullable=False),
        sa.Column("refusal", sa.String, nullable=False),
    )


def _make_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("doc_id", sa.String, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("modality", sa.String, nullable=False, index=True),
        sa.Column("about_past", sa.Boolean, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
    )


def _make_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.String, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
    )


def _make_resolutions() -> None:
    op.create_table(
        "resolutions",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.String, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("published", sa.Date, nullable=True),
        sa.Column("resolver", sa.String, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False, index=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
    )
