"""What SARIF 2.1.0 demands of the parts that we write, after the specification (OASIS, 2020).

Every object is closed: a property that the specification does not have would be found.
"""

from typing import Any


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
BAG = {"type": "object", "properties": {"tags": {"type": "array", "items": TEXT, "uniqueItems": True}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
INDEX = {"type": "integer", "minimum": -1}
MESSAGE = _object(("text",), text=TEXT, markdown=TEXT)
CONFIGURATION = _object((), enabled={"type": "boolean"}, level=LEVEL, parameters={"type": "object"})
DESCRIPTOR = _object(
    ("id",),
    id=TEXT,
    name=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=CONFIGURATION,
    properties=BAG,
)
ARTIFACT_LOCATION = _object((), uri={"type": "string", "format": "uri-reference"}, index=INDEX)
LOGICAL_LOCATION = _object((), name=TEXT, fullyQualifiedName=TEXT, kind=TEXT)
LOCATION = _object(
    (),
    physicalLocation=_object((), artifactLocation=ARTIFACT_LOCATION),
    logicalLocations={"type": "array", "items": LOGICAL_LOCATION, "uniqueItems": True},
)
SUPPRESSION = _object(
    ("kind",),
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    properties=BAG,
)
RESULT = _object(
    ("message",),
    ruleId=TEXT,
    ruleIndex=INDEX,
    level=LEVEL,
    message=MESSAGE,
    locations=_list(LOCATION),
    relatedLocations={"type": "array", "items": LOCATION, "uniqueItems": True},
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=_list(SUPPRESSION),
    properties=BAG,
)
OVERRIDE = _object(
    ("configuration", "descriptor"),
    configuration=CONFIGURATION,
    descriptor=_object((), id=TEXT, index=INDEX),
)
RUN = _object(
    ("tool",),
    tool=_object(
        ("driver",),
        driver=_object(
            ("name",),
            name=TEXT,
            version=TEXT,
            semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"},
            rules={"type": "array", "items": DESCRIPTOR, "uniqueItems": True},
        ),
    ),
    automationDetails=_object((), id=TEXT),
    invocations=_list(
        _object(
            ("executionSuccessful",),
            executionSuccessful={"type": "boolean"},
            ruleConfigurationOverrides={"type": "array", "items": OVERRIDE, "uniqueItems": True},
        )
    ),
    artifacts={
        "type": "array",
        "items": _object((), location=ARTIFACT_LOCATION),
        "uniqueItems": True,
    },
    results=_list(RESULT),
)
SARIF = _object(
    ("version", "runs"),
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=_list(RUN),
)
