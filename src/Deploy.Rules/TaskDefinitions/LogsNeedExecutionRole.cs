using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On Fargate the execution role writes the logs.</summary>
public sealed class LogsNeedExecutionRole() : ExecutionRoleRule(
    "DECS0220",
    "CloudWatch Logs needs an execution role on Fargate",
    "Container '{0}' logs to CloudWatch Logs on Fargate, but '{1}' has no execution role that could write. Add [ExecutionRole].",
    nameof(ContainerSpec.LogConfiguration),
    place => place.Task.RunsOnFargate() && place.Container.AwsLogs() is not null);
