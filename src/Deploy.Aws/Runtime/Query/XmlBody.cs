using System.Xml;
using System.Xml.Linq;

namespace Deploy.Aws.Runtime.Query;

/// <summary>Parses a reply without entities or external references.</summary>
internal static class XmlBody
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XElement Parse(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Settings);
        return XElement.Load(reader);
    }
}
