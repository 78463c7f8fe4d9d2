using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>Which target is to be invoked, and for whom.</summary>
/// <param name="Source">The ARN of the schedule or rule.</param>
/// <param name="Region">Where that is.</param>
/// <param name="Target">The target, with <c>Arn</c>, <c>RoleArn</c>, <c>EcsParameters</c>, <c>RetryPolicy</c> and <c>DeadLetterConfig</c>.</param>
/// <param name="Input">JSON of RunTask's overrides; null: none.</param>
/// <param name="StartedBy">What the tasks tell about who started them.</param>
internal sealed record Invocation(string Source, string Region, JsonObject Target, string? Input, string StartedBy)
{
    private const int DefaultRetries = 185;
    private const int DefaultAge = 86400;

    /// <summary>Local knows no target but ECS.</summary>
    public bool IsOfEcs => Target.Object("EcsParameters") is not null;

    public string Role => Target.RequiredText("RoleArn");

    public string Cluster => Target.RequiredText("Arn");

    /// <summary>The ARN of the dead-letter queue, or null.</summary>
    public string? Queue => Target.Object("DeadLetterConfig")?.Text("Arn");

    /// <summary>How often a start that fails is tried again.</summary>
    public int Retries => Target.Object("RetryPolicy")?.Whole("MaximumRetryAttempts") ?? DefaultRetries;

    /// <summary>For how many seconds.</summary>
    public int MaximumAge => Target.Object("RetryPolicy")?.Whole("MaximumEventAgeInSeconds") ?? DefaultAge;

    /// <summary>The request to RunTask.</summary>
    public JsonObject Request => EcsTargetRequest.Of(Cluster, Target.Object("EcsParameters")!, Input, StartedBy);
}
