"""Pure functions of the events table: filters, figures, the evidence card, exports. None imports Streamlit."""
