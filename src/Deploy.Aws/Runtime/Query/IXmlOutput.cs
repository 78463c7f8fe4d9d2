using System.Xml.Linq;

namespace Deploy.Aws.Runtime.Query;

/// <summary>A response or structure that reads the members it knows from an XML element.</summary>
internal interface IXmlOutput<TSelf>
    where TSelf : IXmlOutput<TSelf>
{
    static abstract TSelf Read(XElement xml);
}
