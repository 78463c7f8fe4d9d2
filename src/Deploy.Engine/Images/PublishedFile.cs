namespace Deploy.Engine.Images;

/// <summary>A file that a publish puts into the image; one that holds others stands for them.</summary>
/// <param name="Name">Its path in the publish directory, with <c>/</c>.</param>
/// <param name="Content">Reads it.</param>
internal sealed record PublishedFile(string Name, Func<byte[]> Content)
{
    /// <summary>The name without folders.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}
