namespace Deploy.Local.Services;

/// <summary>What the policies say.</summary>
/// <param name="Refusal">Null when it is allowed, else AWS's sentence.</param>
public sealed record AccessDecision(string? Refusal)
{
    public static AccessDecision Allowed { get; } = new((string?)null);

    public bool IsAllowed => Refusal is null;
}
