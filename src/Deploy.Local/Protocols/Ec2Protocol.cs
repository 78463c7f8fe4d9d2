using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deploy.Local.Models;
using Deploy.Local.Services;

namespace Deploy.Local.Protocols;

/// <summary>ec2Query: as awsQuery, with flat lists, capital names and its own error document.</summary>
internal sealed class Ec2Protocol : IWireProtocol
{
    private static readonly FormDecoder Decoder = new(ec2: true);

    public string? OperationOf(WireRequest request, ServiceModel model) =>
        QueryProtocol.Form(request).Children.GetValueOrDefault("Action")?.Text;

    public JsonObject Decode(WireRequest request, OperationModel operation)
    {
        var form = QueryProtocol.Form(request);
        form.Children.Remove("Action");
        form.Children.Remove("Version");
        var input = operation.Input is null ? [] : (JsonObject)Decoder.Decode(form, operation.Input)!;
        if (form.FirstUnused() is { } unknown)
            throw new LocalServiceException("UnknownParameter", $"The parameter {unknown} is not recognized");
        return input;
    }

    public WireReply Encode(ServiceModel model, OperationModel operation, JsonObject output, string requestId)
    {
        XNamespace space = (model.XmlNamespace ?? "") + "/";
        var root = new XElement(space + (operation.Name + "Response"), new XElement(space + "requestId", requestId));
        if (operation.Output is { } shape)
            root.Add(XmlBody.Members(output, shape, space));
        else
            root.Add(new XElement(space + "return", "true"));
        return new WireReply(200, "text/xml;charset=UTF-8", XmlBody.Write(root));
    }

    public WireReply EncodeError(ServiceModel? model, WireError error, string requestId)
    {
        var root = new XElement("Response",
            new XElement("Errors",
                new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message))),
            new XElement("RequestID", requestId));
        return new WireReply(error.Status, "text/xml;charset=UTF-8", XmlBody.Write(root));
    }
}
