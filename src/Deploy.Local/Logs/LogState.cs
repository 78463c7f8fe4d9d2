using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>The log groups of each region.</summary>
internal sealed class LogState(LocalContext context)
{
    /// <summary>How long <c>storedBytes</c> is behind: hours in AWS.</summary>
    public TimeSpan CountingDelay => context.Clock.Scale(TimeSpan.FromHours(2));

    public long Now => context.Clock.Now.ToUnixTimeMilliseconds();

    public SortedDictionary<string, LogGroup> Of(string region) => context.Store.Document<SortedDictionary<string, LogGroup>>("logs", region);

    public static string Arn(string region, string group) => Services.Arn.Make("logs", region, $"log-group:{group}");

    /// <summary>The group that the call names, by name or by ARN.</summary>
    public LogGroup Require(LocalCall call)
    {
        var (name, identifier) = (call.Input.Text("logGroupName"), call.Input.Text("logGroupIdentifier"));
        if (name is null == identifier is null)
            throw LogErrors.Invalid("Exactly one of logGroupName and logGroupIdentifier must be specified.");

        const string Prefix = "log-group:";
        if (Services.Arn.TryParse(identifier) is { Service: "logs" } arn && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
            name = arn.Resource[Prefix.Length..];
        return Of(call.Region).GetValueOrDefault(name ?? identifier!) ?? throw LogErrors.GroupNotFound();
    }

    /// <summary>The group that a tagging operation names: its ARN without the <c>:*</c> of its streams.</summary>
    public LogGroup RequireResource(string text)
    {
        const string Prefix = "log-group:";
        if (Services.Arn.TryParse(text) is not { Service: "logs" } arn || !arn.Resource.StartsWith(Prefix, StringComparison.Ordinal) || text.EndsWith(":*", StringComparison.Ordinal))
            throw LogErrors.Invalid($"The specified resource ARN '{text}' is not valid: give a log group's ARN without ':*'.");
        return Of(arn.Region).GetValueOrDefault(arn.Resource[Prefix.Length..]) ?? throw LogErrors.GroupNotFound();
    }
}
