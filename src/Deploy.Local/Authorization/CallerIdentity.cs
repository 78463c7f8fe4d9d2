namespace Deploy.Local.Authorization;

/// <summary>The caller as <c>POST /_local/identity</c> set it, kept in the state. Without an ARN nobody is set, and everybody may do everything.</summary>
public sealed class CallerIdentity
{
    public string? PrincipalArn { get; set; }

    /// <summary>Policy documents.</summary>
    public List<string> Policies { get; set; } = [];

    public string? PermissionsBoundary { get; set; }
}
