"""The published schema of a plan in JSON, made from the records; run as a module, it writes itself out.

python -m orgdesigner.exchange.json_schema > resources/schema/orgplan-2.json
"""

import json
import sys
from typing import Any

from pydantic.json_schema import models_json_schema

from orgdesigner.exchange.json_plan import FORMAT, PLACE, VERSION
from orgdesigner.model.records import RECORD_TYPES


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that every exported plan fits."""
    places, definitions = models_json_schema([(record_type, "validation") for record_type in RECORD_TYPES])
    tables = {
        record_type.kind: {"type": "array", "items": places[record_type, "validation"]}
        for record_type in RECORD_TYPES
    }
    ids = {"type": "array", "items": {"type": "string"}}
    removed = {record_type.kind: ids for record_type in RECORD_TYPES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A staffing plan of OrgDesigner",
        "description": "The current structure of a school, and each proposal as what differs from it."
        " Holds names and pay.",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "current": {"$ref": "#/$defs/Records"},
                "proposals": {"type": "array", "items": {"$ref": "#/$defs/ProposedStructure"}},
            }
        ),
        "$defs": {
            **definitions["$defs"],
            "Records": _object(tables, needed=False),
            "ProposedStructure": _object(
                {
                    "id": {"type": "string", "pattern": f"^{PLACE}$"},
                    "changed": {
                        "$ref": "#/$defs/Records",
                        "description": "Records added, or as they become.",
                    },
                    "removed": _object(removed, needed=False),
                }
            ),
        },
    }


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _object(properties: dict[str, Any], *, needed: bool = True) -> dict[str, Any]:
    required = {"required": list(properties)} if needed else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


if __name__ == "__main__":
    sys.stdout.write(text())
