namespace Deploy.MSBuild.Protocol;

/// <summary>Where the image goes.</summary>
internal sealed record PushDestination(string Registry, string Repository, string Tag, string? BaseImage, string? RuntimeIdentifier, bool Insecure);

/// <summary>User name and password of a registry. Never written anywhere but into the environment of the push.</summary>
internal sealed class PushCredentials(string userName, string password)
{
    /// <summary>The user's name; <c>AWS</c> on ECR.</summary>
    public string UserName { get; } = userName;

    /// <summary>The password or token.</summary>
    public string Password { get; } = password;
}
