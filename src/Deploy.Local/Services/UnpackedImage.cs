namespace Deploy.Local.Services;

/// <summary>An image as files on disk, which all tasks of the image share and none may change.</summary>
/// <param name="Root">The folder that is <c>/</c> to the image.</param>
/// <param name="Configuration">What the image says about its start.</param>
/// <param name="Digest">The digest of the manifest for the platform, with its algorithm: not that of an index.</param>
public sealed record UnpackedImage(string Root, ImageConfiguration Configuration, string Digest);
