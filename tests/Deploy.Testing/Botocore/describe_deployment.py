"""Describes with botocore what a deployment of Storefront left behind: JSON in (endpoint, region, environment), JSON out."""
import json
import sys

import botocore.config
import botocore.session

asked = json.load(sys.stdin)
session = botocore.session.Session()
session.set_credentials("test", "test")


def client(service):
    # Whatever the machine's own settings say, only this endpoint is asked.
    settings = botocore.config.Config(retries={"max_attempts": 1})
    return session.create_client(service, region_name=asked["region"], endpoint_url=asked["endpoint"], config=settings)


def named(name):
    return f"{name}-{asked['environment']}"


def is_ours(name):
    return name.removeprefix("/ecs/").startswith("storefront") and name.endswith(f"-{asked['environment']}")


def tags(pairs):
    return {pair.get("key", pair.get("Key")): pair.get("value", pair.get("Value")) for pair in pairs or []}


def bare(reply):
    return {name: value for name, value in reply.items() if name != "ResponseMetadata"}


ecs, ecr, logs, iam, scheduler = (client(name) for name in ("ecs", "ecr", "logs", "iam", "scheduler"))


def cluster():
    found = ecs.describe_clusters(clusters=[named("storefront")], include=["TAGS", "SETTINGS"])["clusters"][0]
    return {**found, "tags": tags(found.get("tags"))}


def services():
    wanted = [named("storefront-api"), named("storefront-worker")]
    found = ecs.describe_services(cluster=named("storefront"), services=wanted, include=["TAGS"])["services"]
    return {service["serviceName"]: {**service, "tags": tags(service.get("tags"))} for service in found}


def task_definition(family):
    reply = ecs.describe_task_definition(taskDefinition=named(family), include=["TAGS"])
    return {**reply["taskDefinition"], "tags": tags(reply.get("tags"))}


def repository():
    found = ecr.describe_repositories(repositoryNames=[named("storefront")])["repositories"][0]
    policy = ecr.get_lifecycle_policy(repositoryName=named("storefront"))["lifecyclePolicyText"]
    return {**found, "lifecyclePolicy": json.loads(policy), "tags": tags(ecr.list_tags_for_resource(resourceArn=found["repositoryArn"])["tags"])}


def log_groups():
    return [found for found in logs.describe_log_groups(logGroupNamePrefix="/ecs/storefront")["logGroups"] if is_ours(found["logGroupName"])]


def log_group(found):
    return {**found, "tags": logs.list_tags_for_resource(resourceArn=found["logGroupArn"])["tags"]}


def role(name):
    found = iam.get_role(RoleName=name)["Role"]
    inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
    return {
        **found,
        "Tags": tags(iam.list_role_tags(RoleName=name)["Tags"]),
        "inline": {policy: iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"] for policy in inline},
        "attached": sorted(policy["PolicyArn"] for policy in iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]),
    }


def roles():
    ours = iam.list_roles(PathPrefix=f"/deploy-ecs/storefront/{asked['environment']}/")["Roles"]
    names = sorted(found["RoleName"] for found in ours)
    return {name: role(name) for name in names}


def schedule_group(name):
    found = bare(scheduler.get_schedule_group(Name=name))
    return {**found, "tags": tags(scheduler.list_tags_for_resource(ResourceArn=found["Arn"])["Tags"])}


def schedule():
    found = [entry for entry in scheduler.list_schedules()["Schedules"] if is_ours(entry["Name"])]
    assert len(found) == 1, found
    return bare(scheduler.get_schedule(Name=found[0]["Name"], GroupName=found[0]["GroupName"]))


nightly = schedule()
json.dump(
    {
        "cluster": cluster(),
        "services": services(),
        "taskDefinitions": {family: task_definition(family) for family in ("storefront-api", "storefront-worker", "storefront-report")},
        "repository": repository(),
        "logGroups": {found["logGroupName"]: log_group(found) for found in log_groups()},
        "roles": roles(),
        "scheduleGroup": schedule_group(nightly["GroupName"]),
        "schedule": nightly,
    },
    sys.stdout,
    default=str,
)
