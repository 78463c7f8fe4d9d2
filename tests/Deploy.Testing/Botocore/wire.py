"""Turns a captured HTTP request back into the parameters that a botocore caller would have passed.

Strict on purpose: what the model does not know is kept, so that botocore's validator reports it.
"""
import base64
import datetime
import json
import re
from urllib.parse import parse_qsl, unquote, urlsplit


def parameters(request, operation, protocol):
    shape = operation.input_shape
    if protocol == "json":
        return _from_json(json.loads(request["body"]), shape)
    if protocol == "rest-json":
        return _from_rest(request, operation)
    return _from_query(dict(parse_qsl(request["body"], keep_blank_values=True, strict_parsing=True)), shape, operation)


def _from_json(value, shape):
    kind = shape.type_name
    if value is None:
        raise ValueError(f"null sent for {shape.name}")
    if kind == "structure":
        if shape.metadata.get("document") or getattr(shape, "is_document_type", False):
            return value
        wire_names = {m.serialization.get("name", name): name for name, m in shape.members.items()}
        return {
            wire_names.get(key, f"!unknown:{key}"):
                _from_json(item, shape.members[wire_names[key]]) if key in wire_names else item
            for key, item in value.items()
        }
    if kind == "list":
        return [_from_json(item, shape.member) for item in value]
    if kind == "map":
        return {key: _from_json(item, shape.value) for key, item in value.items()}
    if kind == "timestamp":
        if isinstance(value, str):
            raise ValueError(f"text sent for the timestamp {shape.name}")
        return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
    if kind == "blob":
        return base64.b64decode(value, validate=True)
    return value


def _from_rest(request, operation):
    shape = operation.input_shape
    url = urlsplit(request["url"])
    template = operation.http["requestUri"]
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))
    labels = re.fullmatch(pattern, url.path)
    if labels is None:
        raise ValueError(f"{url.path} does not fit {template}")
    query = {}
    for key, value in parse_qsl(url.query, keep_blank_values=True):
        query.setdefault(key, []).append(value)
    result = _from_json(json.loads(request["body"]), shape) if request["body"] else {}
    for name, member in shape.members.items():
        location = member.serialization.get("location")
        wire_name = member.serialization.get("name", name)
        if location == "uri":
            result[name] = unquote(labels.group(wire_name))
        elif location == "querystring" and wire_name in query:
            values = query.pop(wire_name)
            result[name] = values if member.type_name == "list" else _scalar(values[0], member)
    for key in query:
        result[f"!unknown:{key}"] = query[key]
    return result


def _from_query(form, shape, operation):
    if form.pop("Action") != operation.name:
        raise ValueError("wrong Action")
    if form.pop("Version") != operation.service_model.api_version:
        raise ValueError("wrong Version")
    used = set()
    result = _query_value(form, "", shape, used)
    for key in form.keys() - used:
        result[f"!unknown:{key}"] = form[key]
    return result


def _query_value(form, prefix, shape, used):
    kind = shape.type_name
    if kind == "structure":
        result = {}
        for name, member in shape.members.items():
            key = f"{prefix}.{member.serialization.get('name', name)}".lstrip(".")
            if any(k == key or k.startswith(key + ".") for k in form):
                result[name] = _query_value(form, key, member, used)
        return result
    if kind == "list":
        item = shape.member.serialization.get("name", "member")
        if form.get(prefix) == "":
            used.add(prefix)
            return []
        result = []
        while any(k == f"{prefix}.{item}.{len(result) + 1}" or k.startswith(f"{prefix}.{item}.{len(result) + 1}.") for k in form):
            result.append(_query_value(form, f"{prefix}.{item}.{len(result) + 1}", shape.member, used))
        return result
    used.add(prefix)
    return _scalar(form[prefix], shape)


def _scalar(text, shape):
    kind = shape.type_name
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double"):
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind == "timestamp":
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return text
