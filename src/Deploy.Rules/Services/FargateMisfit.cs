using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>ECS refuses to run on Fargate what does not fit it.</summary>
public sealed class FargateMisfit() : TaskRunRule(
    "DECS0415",
    "The task definition does not fit Fargate",
    "The {0} runs '{1}' on Fargate, which cannot run it: {2}. Make the task definition fit, or use LaunchType.Ec2.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.OnFargate && run.Task is { } task && !task.RunsOnFargate() && task.FargateMisfit() is { } why)
            yield return Found(run, nameof(run.Settings.TaskDefinition), run.Spoken, task.Address.ToString(), why).Or(nameof(run.Settings.LaunchType));
    }
}
