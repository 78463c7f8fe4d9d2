namespace Deploy.Local.Services;

/// <summary>Which of AWS's services Local has; offered by the pipeline, asked for the settings of a task's clients.</summary>
public interface IServiceIds
{
    /// <summary>The models' service ids, such as "CloudWatch Logs".</summary>
    IReadOnlyList<string> Ids { get; }
}
