using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Creates, describes, changes and deletes log groups.</summary>
internal sealed class LogGroupLocal(LogState state)
{
    private const int LargestPage = 50;

    private static readonly int[] RetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var group = new LogGroup
        {
            Name = input.RequiredText("logGroupName"),
            CreatedAt = state.Now,
            KmsKey = CheckKey(input.Text("kmsKeyId")),
            Class = input.Text("logGroupClass") ?? "STANDARD",
            DeletionProtection = input.Flag("deletionProtectionEnabled") ?? false,
        };
        if (group.Name.StartsWith("aws/", StringComparison.Ordinal))
            throw LogErrors.Invalid("Log groups starting with aws/ are reserved for AWS.");
        LogTags.Merge(group, input.Object("tags"), LogState.Arn(call.Region, group.Name));
        state.Add(call.Region, group);
        return [];
    }

    public JsonObject Describe(LocalCall call)
    {
        var (prefix, pattern) = (call.Input.Text("logGroupNamePrefix"), call.Input.Text("logGroupNamePattern"));
        if (prefix is not null && pattern is not null)
            throw LogErrors.Invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        var identifiers = call.Input.Texts("logGroupIdentifiers");
        var groups = state.Of(call.Region).Values
            .Where(group => prefix is null || group.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(group => pattern is null || group.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase))
            .Where(group => call.Input.Text("logGroupClass") is not { } wanted || group.Class == wanted)
            .Where(group => identifiers.Count == 0 || identifiers.Contains(group.Name) || identifiers.Contains(LogState.Arn(call.Region, group.Name)))
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .ToList();
        var (page, next) = Paging.Of(groups, call.Input.Whole("limit"), call.Input.Text("nextToken"), LargestPage, LogErrors.BadToken);
        return Paging.Reply("logGroups", page.Select(group => Describe(call.Region, group)), next);
    }

    public JsonObject Delete(LocalCall call)
    {
        var group = state.Require(call);
        if (group.DeletionProtection)
            throw LogErrors.Protected(group.Name);
        state.Remove(call.Region, group);
        return [];
    }

    public JsonObject PutRetention(LocalCall call)
    {
        var days = call.Input.Whole("retentionInDays") ?? 0;
        if (!RetentionDays.Contains(days))
            throw LogErrors.Invalid($"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", RetentionDays)}]");
        state.Require(call).RetentionInDays = days;
        return [];
    }

    public JsonObject DeleteRetention(LocalCall call)
    {
        state.Require(call).RetentionInDays = null;
        return [];
    }

    public JsonObject AssociateKey(LocalCall call)
    {
        Resource(call).KmsKey = CheckKey(call.Input.RequiredText("kmsKeyId"));
        return [];
    }

    public JsonObject DisassociateKey(LocalCall call)
    {
        Resource(call).KmsKey = null;
        return [];
    }

    private LogGroup Resource(LocalCall call) =>
        call.Input.Text("resourceIdentifier") is { } arn ? state.RequireResource(arn) : state.Require(call);

    private static string? CheckKey(string? key) =>
        key is null || Arn.TryParse(key) is { Service: "kms" }
            ? key
            : throw LogErrors.Invalid("The specified KMS key ID is not valid: give the key's ARN.");

    private JsonObject Describe(string region, LogGroup group)
    {
        var counted = state.Now - (long)state.CountingDelay.TotalMilliseconds;
        var arn = LogState.Arn(region, group.Name);
        return new JsonObject
        {
            ["logGroupName"] = group.Name,
            ["creationTime"] = group.CreatedAt,
            ["metricFilterCount"] = 0,
            ["arn"] = $"{arn}:*",
            ["logGroupArn"] = arn,
            ["storedBytes"] = state.Streams(region, group).Sum(stream => StreamFacts.TextBytes(stream.Blocks(), counted)),
            ["logGroupClass"] = group.Class,
            ["deletionProtectionEnabled"] = group.DeletionProtection,
        }.With("retentionInDays", group.RetentionInDays).With("kmsKeyId", group.KmsKey);
    }
}
