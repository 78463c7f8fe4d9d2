namespace Deploy.Engine.Events;

/// <summary>What is to be pushed, and with which credentials. It is handed over in memory or a pipe, and never logged.</summary>
/// <param name="Registry">The registry's host, with a port where there is one.</param>
/// <param name="Repository">The repository's name.</param>
/// <param name="Tag">The tag: the image's content key.</param>
/// <param name="Username">The user; null: a registry that asks for none.</param>
/// <param name="Password">The password.</param>
/// <param name="BaseImage">The base image to build on; null: the project's own choice.</param>
/// <param name="RuntimeIdentifier">The runtime identifier to build for; null: the project's own choice.</param>
/// <param name="Insecure">True for a registry without TLS.</param>
public sealed record ImageRequest(
    string Registry, string Repository, string Tag, string? Username, string? Password, string? BaseImage, string? RuntimeIdentifier, bool Insecure)
{
    /// <summary>Without the credentials.</summary>
    public override string ToString() => $"{Registry}/{Repository}:{Tag}";
}

/// <summary>The caller's answer: the pushed image's digest, or why there is none.</summary>
public sealed record ImageAnswer(string? Digest, string? Failure);
