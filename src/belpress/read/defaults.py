"""What stands in the place of labels and colour keys that ``edition.yaml`` does not give."""

from __future__ import annotations

LABELS = {
    "contents": "Contents",
    "colour_key": "Colour key",
    "summary": "Summary forecast for {forecast_year}",
    "forecasts": "Forecasts for {forecast_year}",
}
COLOUR_KEYS = {
    "deteriorated": {"label": "The situation has deteriorated", "symbol": "▼"},
    "unchanged": {"label": "The situation has not changed", "symbol": "■"},
    "improved": {"label": "The situation has improved", "symbol": "▲"},
}
