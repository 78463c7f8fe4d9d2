using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>One line of a statement's condition: operator, key and values.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html"/>.</remarks>
internal sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string Optional = "IfExists";

    /// <summary>A condition with an operator that IAM does not have never holds.</summary>
    public bool Holds(AccessContext context)
    {
        var name = Operator;
        var (forAll, forAny) = (StartsWith(ref name, ForAll), StartsWith(ref name, ForAny));
        var given = context[Key];
        if (string.Equals(name, "Null", StringComparison.OrdinalIgnoreCase))
            return Values.Any(value => string.Equals(value, given is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));

        var ifExists = name.EndsWith(Optional, StringComparison.OrdinalIgnoreCase);
        if (ConditionOperator.Find(ifExists ? name[..^Optional.Length] : name) is not { } comparison)
            return false;
        if (given is null)
            return forAll || (!forAny && (ifExists || comparison.IsNegated));
        return forAll || (!forAny && comparison.IsNegated)
            ? given.All(value => comparison.Holds(value, Values, context))
            : given.Any(value => comparison.Holds(value, Values, context));
    }

    private static bool StartsWith(ref string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        name = name[prefix.Length..];
        return true;
    }
}
