"""What may be written in ``edition.yaml`` and in a chapter's front matter.

The models hold values as they were written; what they mean together is ``read``'s concern.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, ValidationError

from belpress.read.chapter_sections import (
    LastYearFields,
    OpenerFields,
    PullQuoteFields,
    WrittenForecast,
    WrittenQuote,
)
from belpress.read.house_fields import FeetFields
from belpress.read.sections import (
    AuthorFields,
    CheckFields,
    ColourKeyFields,
    CopyfitFields,
    Model,
    PartsFields,
    Publisher,
    PublisherFields,
    Translation,
    TranslationFields,
    WrittenAuthor,
)
from belpress.read.values import (
    FilePath,
    Language,
    Lines,
    NumbersByKeys,
    Short,
    Text,
    Year,
)

_Checked = TypeVar("_Checked", bound=Model)


def validated(
    values: dict[str, Any], model: type[_Checked]
) -> tuple[_Checked | None, Sequence[Any]]:
    """Return the model of some values, or nothing and the library's description of every error."""
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


class EditionFields(Model):
    """The fields of ``edition.yaml``."""

    title: Lines = Field(
        description="The title of the cover, the PDF and the running feet.",
        examples=["Annual Review 2022"],
    )
    year: Year = Field(description="The year of the folder.", examples=[2022])
    language: Language = Field(
        description="The language that the chapters are written in.", examples=["en"]
    )
    subtitle: Text = Field(
        default="", description="The line below the title.", examples=["and forecast for 2023"]
    )
    series: Text = Field(
        default="",
        description="The wordmark of cover and back cover.",
        examples=["Belarus in Focus"],
    )
    author: Text = Field(
        default="",
        description="The author in the PDF; otherwise the series.",
        examples=["A. B. Smith"],
    )
    forecast_year: Year | None = Field(
        default=None,
        description="The year of the forecasts; otherwise the next one.",
        examples=[2023],
    )
    translations: list[Translation] = Field(
        default=[], description="The languages it is translated into.", examples=[["be", "ru"]]
    )
    copyfit: CopyfitFields = Field(
        default=CopyfitFields(),
        description="How far translations may be fitted.",
        examples=[{"size": 5}],
    )
    fallback: Literal["old", "source"] | None = Field(
        default=None,
        description="What is printed where the source has changed since it was translated: the old"
        " translation, or the source. Otherwise previews and drafts show the old translation, and"
        " other files the source.",
        examples=["old"],
    )
    check: CheckFields = Field(
        default=CheckFields(),
        description="What `belpress check` passes over.",
        examples=[{"ignore": ["repeated-word"]}],
    )
    chapters: PartsFields = Field(
        default=PartsFields(),
        description="Which parts every chapter must have.",
        examples=[{"forecasts": "optional"}],
    )
    front_folios: Literal["arabic", "roman"] = Field(
        default="arabic",
        description="How pages before the first chapter are numbered; chapters count on from them.",
        examples=["roman"],
    )
    notes: Literal["page", "chapter", "end"] = Field(
        default="page",
        description="Where notes stand: at the foot of their `page`, behind their `chapter`, or at"
        " the `end` of the edition.",
        examples=["chapter"],
    )
    bibliography: FilePath = Field(
        default="",
        description="The file of the sources that texts cite: BibTeX or CSL JSON.",
        examples=["sources.bib"],
    )
    site: Annotated[Text, Field(pattern=r"^https?://")] = Field(
        default="",
        description="The address on the back cover, with `https://`.",
        examples=["https://www.example.org"],
    )
    publisher: Publisher = Field(
        default=None,
        description="Who publishes it: a name alone, or fields.",
        examples=[{"name": "Belarus in Focus", "place": "Warsaw"}],
    )
    isbn: NumbersByKeys = Field(
        default={},
        description="Its ISBN; or one for each language, and there for `print` and `screen`.",
        examples=[{"en": "978-3-16-148410-0", "be": "978-0-306-40615-7"}],
    )
    issn: NumbersByKeys = Field(
        default={},
        description="The ISSN of the series; or several, as with `isbn`.",
        examples=[{"print": "2049-3630", "screen": "2434-561X"}],
    )
    doi: NumbersByKeys = Field(
        default={},
        description="Its DOI; or several, as with `isbn`.",
        examples=["10.5555/review-2022"],
    )
    licence: Short = Field(
        default="",
        description="How it may be used: a licence of Creative Commons, an address, or words.",
        examples=["CC BY 4.0"],
    )
    imprint: Literal["page", "back"] | None = Field(
        default=None,
        description="Where this is printed: on a `page` before the back cover, or on the `back`. A"
        " text of the kind `imprint` has it at its own place.",
        examples=["page"],
    )
    scorecard: bool = Field(
        default=True,
        description="Whether a page says how last year's forecasts fared, where chapters have"
        " `last_year`.",
        examples=[False],
    )
    colour_keys: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")], ColourKeyFields] = (
        Field(
            default={},
            description="The colour keys by their names; otherwise the usual three.",
            examples=[{"worse": {"label": "It is worse", "symbol": "▼", "colour": "#b02a16"}}],
        )
    )
    labels: dict[str, Text] = Field(
        default={},
        description="Headings of pages: contents, colour_key, summary, forecasts; draft, across"
        " drafts; the words of the imprint: imprint, published_by, licence, in_print,"
        " on_screen; notes, where they are collected; and those of the page on last year's"
        " forecasts: scorecard, score, came_true, partly, did_not, open, key_history.",
        examples=[{"forecasts": "Forecasts for {forecast_year}"}],
    )


class ChapterFields(Model):
    """The front matter of a chapter, or of a text of another kind."""

    kind: Literal[
        "chapter",
        "foreword",
        "introduction",
        "appendix",
        "about-the-authors",
        "notes",
        "bibliography",
        "imprint",
        "advertisement",
        "section",
    ] = Field(
        default="chapter",
        description="What the text is.",
        examples=["foreword"],
    )
    title: Lines = Field(
        description="The title of the opener, the contents and the running feet.",
        examples=["Security"],
    )
    headline: Text = Field(
        default="",
        description="The headline over the text. Chapters need one; otherwise it is the title.",
        examples=["2022: the order falls apart"],
    )
    colour_key: Text = Field(
        default="",
        description="How the situation is rated, by the name of a colour key. Chapters need one,"
        " unless `edition.yaml` says otherwise.",
        examples=["deteriorated"],
    )
    opener: OpenerFields | None = Field(
        default=None,
        description="The picture of the opener. Chapters need one, unless `edition.yaml` says"
        " otherwise.",
        examples=[{"image": "opener.jpg", "alt": "Armoured vehicles"}],
    )
    authors: Annotated[list[WrittenAuthor], Field(max_length=50)] = Field(
        default=[],
        description="Who wrote it, each a name or fields. Names stand below the headline, and what"
        " is said of authors at the end, or in a text of the kind `about-the-authors`.",
        examples=[["Maryna Example"]],
    )
    pull_quotes: Annotated[list[WrittenQuote], Field(max_length=50)] = Field(
        default=[],
        description="Words that are set large, each text alone or with fields of its own.",
        examples=[["The border was closed in May."]],
    )
    last_year: Annotated[list[WrittenForecast], Field(max_length=50)] = Field(
        default=[],
        description="The forecasts of last year's edition, each with its outcome and a sentence"
        " why.",
        examples=[[{"forecast": "It rains.", "outcome": "came_true", "why": "It did, in May."}]],
    )
    in_contents: bool | None = Field(
        default=None,
        description="Whether it stands in the contents; otherwise all but imprints and"
        " advertisements do.",
        examples=[False],
    )
    draft: bool = Field(
        default=False, description="Whether the chapter is left out.", examples=[True]
    )
    pages: Annotated[int, Field(ge=1, le=99)] = Field(
        default=0, description="How many pages it should take; otherwise any number.", examples=[6]
    )


NESTED: dict[str | int, type[Model]] = {
    "opener": OpenerFields,
    "authors": AuthorFields,
    "chapters": PartsFields,
    "pull_quotes": PullQuoteFields,
    "last_year": LastYearFields,
    "colour_keys": ColourKeyFields,
    "translations": TranslationFields,
    "publisher": PublisherFields,
    "copyfit": CopyfitFields,
    "check": CheckFields,
    "running_feet": FeetFields,
}
"""The models of fields that have fields of their own."""
