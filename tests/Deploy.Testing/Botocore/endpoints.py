"""Resolves endpoints with botocore's rules: [{service, region, fips, dualStack}] in, [{url, signingRegion}] out."""
import json
import sys

import botocore.session
from botocore.endpoint_provider import EndpointProvider

loader = botocore.session.get_session().get_component("data_loader")
partitions = loader.load_data("partitions")
providers = {}
results = []
for case in json.load(sys.stdin):
    service = case["service"]
    if service not in providers:
        providers[service] = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
    endpoint = providers[service].resolve_endpoint(
        Region=case["region"], UseFIPS=case["fips"], UseDualStack=case["dualStack"])
    schemes = endpoint.properties.get("authSchemes") or [{}]
    results.append({"url": endpoint.url, "signingRegion": schemes[0].get("signingRegion") or case["region"]})
json.dump(results, sys.stdout)
