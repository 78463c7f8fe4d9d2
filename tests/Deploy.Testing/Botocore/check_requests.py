"""Judges captured requests with botocore: one JSON document on stdin, one on stdout.

In:  {"models": {service: path}, "requests": [{service, operation, method, url, headers, body}]}
Out: [{"error": text or null, "parameters": {...}}] in the order of the requests.

A request passes when botocore's own validator accepts the parameters read back from it, and botocore's own
serializer makes the same request from these parameters.
"""
import base64
import datetime
import json
import re
import sys
from urllib.parse import parse_qsl, unquote, urlsplit

from botocore.model import ServiceModel
from botocore.serialize import create_serializer
from botocore.validate import ParamValidator

import wire


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def normal(protocol, method, path, query, body):
    """The parts of a request that carry meaning, free of order and escaping."""
    if protocol == "query":
        form = dict(parse_qsl(body, keep_blank_values=True)) if isinstance(body, str) else body
        return method, "/", {key: str(value) for key, value in form.items()}
    return method, unquote(path), sorted(query), json.loads(body) if body else {}


def flat(query):
    if isinstance(query, str):
        return parse_qsl(query, keep_blank_values=True)
    pairs = []
    for key, value in (query or {}).items():
        pairs += [(key, str(v)) for v in value] if isinstance(value, list) else [(key, str(value))]
    return pairs


def whole_seconds(value):
    """botocore drops fractions of a second, in numbers and in text; we send them."""
    if isinstance(value, dict):
        return {k: whole_seconds(v) for k, v in value.items()}
    if isinstance(value, list):
        return [whole_seconds(v) for v in value]
    if isinstance(value, float) and abs(value) > 1e9:
        return int(value)
    if isinstance(value, str):
        return re.sub(r"(T\d\d:\d\d:\d\d)\.\d+Z$", r"\1Z", value)
    return value


def judge(service, request):
    operation = service.operation_model(request["operation"])
    protocol = service.metadata["protocol"]
    parameters = wire.parameters(request, operation, protocol)
    report = ParamValidator().validate(parameters, operation.input_shape)
    if report.has_errors():
        return report.generate_report(), parameters
    expected = create_serializer(protocol).serialize_to_request(parameters, operation)
    url = urlsplit(request["url"])
    body = expected["body"].decode() if isinstance(expected["body"], bytes) else expected["body"]
    theirs = normal(protocol, expected["method"], urlsplit(expected["url_path"]).path, flat(expected.get("query_string")) + flat(urlsplit(expected["url_path"]).query), body)
    ours = normal(protocol, request["method"], url.path, flat(url.query), request["body"])
    theirs, ours = ([whole_seconds(part) for part in parts] for parts in (theirs, ours))
    if theirs != ours:
        return f"botocore would send {theirs}, we sent {ours}", parameters
    for name in ("X-Amz-Target", "Content-Type"):
        wanted, sent = expected["headers"].get(name), request["headers"].get(name.lower())
        if wanted and (sent or "").split(";")[0] != wanted.split(";")[0]:
            return f"header {name}: botocore would send {wanted}, we sent {sent}", parameters
    return None, parameters


def main():
    document = json.load(sys.stdin)
    services = {}
    for name, path in document["models"].items():
        with open(path, encoding="utf-8") as file:
            services[name] = ServiceModel(json.load(file), name)
    results = []
    for request in document["requests"]:
        try:
            error, parameters = judge(services[request["service"]], request)
        except Exception as e:  # the caller reports it as that request's fault
            error, parameters = f"{type(e).__name__}: {e}", {}
        results.append({"error": error, "parameters": plain(parameters)})
    json.dump(results, sys.stdout)


main()
