using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>The grammar of IAM policies. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</summary>
internal static class PolicyText
{
    private const int CharactersAround = 45;
    private const int CharactersOfStatement = 40;
    private const int CharactersOfCondition = 12;
    private const int CharactersOfString = 3;
    private const int FewestArnColons = 5;

    /// <summary>Whether a text is <c>*</c> or <c>service:Name</c> with wildcards in the name.</summary>
    public static bool IsAction(string action) => action == "*" || Pattern.Fits(action, "[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    /// <summary>Whether a text is <c>*</c> or an ARN, in which wildcards may stand for anything.</summary>
    public static bool IsResource(string resource) =>
        resource == "*" || (Arn.IsClaimed(resource) && resource.Count(c => c == ':') >= FewestArnColons) || Pattern.Fits(resource, @"arn:[^:]*\*.*");

    /// <summary>Whether an action allows everything, or everything of a service.</summary>
    public static bool IsWildcard(string action) => action == "*" || action.EndsWith(":*", StringComparison.Ordinal);

    /// <summary>What a finding calls a statement, and its path: by Sid, else by index.</summary>
    public static string PathOf(RoleSpec role, PolicyStatementSpec statement) =>
        $"{nameof(role.Statements)}[{statement.Sid ?? Number.Text(role.Statements.ToList().IndexOf(statement))}]";

    /// <summary>Characters of the inline policy without white space, as IAM counts them.</summary>
    public static int Length(RoleSpec role) => role.Statements.Count == 0
        ? 0
        : CharactersAround + role.Statements.Sum(statement => CharactersOfStatement
            + (statement.Sid?.Length ?? 0)
            + statement.Actions.Concat(statement.Resources).Sum(text => text.Length + CharactersOfString)
            + statement.Conditions.Sum(condition => CharactersOfCondition
                + condition.Operator.Length
                + condition.Key.Length
                + condition.Values.Sum(value => value.Length + CharactersOfString)));
}
