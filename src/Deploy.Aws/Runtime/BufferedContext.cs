using Amazon.Runtime.Internal.Transform;

namespace Deploy.Aws.Runtime;

/// <summary>
/// Holds a whole response body. The replies of control-plane services are small, and a document in memory
/// makes unknown members, nulls and any order of members harmless.
/// </summary>
internal sealed class BufferedContext : UnmarshallerContext
{
    public BufferedContext(Stream stream, IWebResponseData response)
    {
        WebResponseData = response;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        Body = buffer.ToArray();
        IsEmptyResponse = Body.Length == 0;
    }

    public byte[] Body { get; }

    public override string CurrentPath => "";

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => true;
}
