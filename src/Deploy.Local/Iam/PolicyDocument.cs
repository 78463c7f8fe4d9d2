using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>Checks the grammar of policy documents; IAM refuses every other form with MalformedPolicyDocument.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/>.</remarks>
internal static partial class PolicyDocument
{
    private const string Syntax = "Syntax errors in policy.";

    private static readonly string[] DocumentKeys = ["Version", "Id", "Statement"];
    private static readonly string[] StatementKeys =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];
    private static readonly string[] TrustActions =
        ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

    /// <summary>Checks a policy that says what may be done.</summary>
    /// <exception cref="LocalServiceException">MalformedPolicyDocument.</exception>
    public static void CheckPermissions(string text)
    {
        foreach (var statement in Statements(text, Syntax))
        {
            if (statement.ContainsKey("Principal") || statement.ContainsKey("NotPrincipal"))
                throw IamErrors.Malformed("Policy document should not specify a principal.");
            var actions = OneOf(statement, "Action", "NotAction") ?? throw IamErrors.Malformed("Policy statement must contain actions.");
            if (actions.Any(action => action != "*" && !ActionPattern().IsMatch(action)))
                throw IamErrors.Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            var resources = OneOf(statement, "Resource", "NotResource") ?? throw IamErrors.Malformed("Policy statement must contain resources.");
            if (resources.FirstOrDefault(resource => resource != "*" && resource.Split(':').Length < 6) is { } wrong)
                throw IamErrors.Malformed($"Resource {wrong} must be in ARN format or \"*\".");
        }
    }

    /// <summary>Checks a policy that says who may assume a role.</summary>
    /// <exception cref="LocalServiceException">MalformedPolicyDocument.</exception>
    public static void CheckTrust(string text)
    {
        foreach (var statement in Statements(text, "This policy contains invalid Json"))
        {
            if (statement.ContainsKey("Resource") || statement.ContainsKey("NotResource"))
                throw IamErrors.Malformed("Has prohibited field Resource");
            if (!statement.ContainsKey("Principal") && !statement.ContainsKey("NotPrincipal"))
                throw IamErrors.Malformed("Missing required field Principal");
            var actions = OneOf(statement, "Action", "NotAction") ?? throw IamErrors.Malformed("Missing required field Action");
            if (actions.Any(action => action != "sts:*" && !TrustActions.Contains(action, StringComparer.OrdinalIgnoreCase)))
                throw IamErrors.Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
            CheckPrincipal(statement["Principal"] ?? statement["NotPrincipal"]);
        }
    }

    /// <summary>The length that counts against quotas: without white space.</summary>
    public static int Length(string text) => text.Count(letter => !char.IsWhiteSpace(letter));

    /// <summary>The services that the trust policy allows to assume its role.</summary>
    public static IEnumerable<string> TrustedServices(string text) =>
        from statement in Statements(text, Syntax)
        where statement.Text("Effect") == "Allow" && OneOf(statement, "Action", "Action") is { } actions
            && actions.Any(action => action is "sts:*" || string.Equals(action, "sts:AssumeRole", StringComparison.OrdinalIgnoreCase))
        from service in statement["Principal"] is JsonObject principal ? OneOf(principal, "Service", "Service") ?? [] : []
        select service;

    private static List<JsonObject> Statements(string text, string notJson)
    {
        JsonObject document;
        try
        {
            document = StrictJson.Parse(text) as JsonObject ?? throw IamErrors.Malformed(notJson);
        }
        catch (JsonException)
        {
            throw IamErrors.Malformed(notJson);
        }

        if (document.Any(member => !DocumentKeys.Contains(member.Key))
            || (document.ContainsKey("Version") && document.Text("Version") is not ("2012-10-17" or "2008-10-17")))
            throw IamErrors.Malformed(Syntax);
        var statements = document["Statement"] switch
        {
            JsonObject single => [single],
            JsonArray { Count: > 0 } several when several.All(item => item is JsonObject) => several.Cast<JsonObject>().ToList(),
            _ => throw IamErrors.Malformed(Syntax),
        };
        statements.ForEach(CheckStatement);
        var ids = statements.Select(statement => statement.Text("Sid")).Where(id => !string.IsNullOrEmpty(id)).ToList();
        return ids.Distinct().Count() == ids.Count
            ? statements
            : throw IamErrors.Malformed("Statement IDs (SID) in a single policy must be unique.");
    }

    private static void CheckStatement(JsonObject statement)
    {
        if (statement.Any(member => !StatementKeys.Contains(member.Key)) || statement.Text("Effect") is not ("Allow" or "Deny"))
            throw IamErrors.Malformed(Syntax);
        if (statement["Condition"] is not (null or JsonObject))
            throw IamErrors.Malformed(Syntax);
        if (statement.Text("Sid") is { } id && !SidPattern().IsMatch(id))
            throw IamErrors.Malformed("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
    }

    private static void CheckPrincipal(JsonNode? principal)
    {
        if (principal is JsonValue any && any.GetValueKind() == JsonValueKind.String && any.GetValue<string>() == "*")
            return;
        if (principal is not JsonObject { Count: > 0 } kinds)
            throw IamErrors.Malformed(Syntax);
        foreach (var (kind, _) in kinds)
        {
            if (kind is not ("AWS" or "Service" or "Federated" or "CanonicalUser") || OneOf(kinds, kind, kind) is not { Count: > 0 } names)
                throw IamErrors.Malformed(Syntax);
            if (kind == "Service" && names.FirstOrDefault(name => !ServicePattern().IsMatch(name)) is { } wrong)
                throw IamErrors.Malformed($"Invalid principal in policy: \"SERVICE\":\"{wrong}\"");
        }
    }

    /// <summary>The strings of one of two members: a string or a list of strings. Null when neither, or both, or another type is there.</summary>
    private static List<string>? OneOf(JsonObject json, string name, string other)
    {
        if (name != other && json.ContainsKey(name) && json.ContainsKey(other))
            throw IamErrors.Malformed(Syntax);
        return (json[name] ?? json[other]) switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            JsonArray { Count: > 0 } list when list.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. list.Select(item => item!.GetValue<string>())],
            null => null,
            _ => throw IamErrors.Malformed(Syntax),
        };
    }

    [GeneratedRegex(@"^[a-zA-Z0-9-]+:[a-zA-Z0-9*?_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ActionPattern();

    [GeneratedRegex("^[0-9A-Za-z]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SidPattern();

    [GeneratedRegex(@"^[a-z0-9.-]+\.(amazonaws\.com|aws\.internal|amazon\.com)(\.cn)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServicePattern();
}
