using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deploy.Local.Models;
using Deploy.Local.Services;

namespace Deploy.Local.Protocols;

/// <summary>awsQuery: a form with <c>Action</c> and <c>Version</c>, answered in XML.</summary>
internal sealed class QueryProtocol : IWireProtocol
{
    private static readonly FormDecoder Decoder = new(ec2: false);

    public string? OperationOf(WireRequest request, ServiceModel model) => Form(request).Children.GetValueOrDefault("Action")?.Text;

    public JsonObject Decode(WireRequest request, OperationModel operation)
    {
        var form = Form(request);
        form.Children.Remove("Action");
        form.Children.Remove("Version");
        var input = operation.Input is null ? [] : (JsonObject)Decoder.Decode(form, operation.Input)!;
        if (form.FirstUnused() is { } unknown)
            throw new LocalServiceException("MalformedInput", $"The operation {operation.Name} has no parameter '{unknown}'.");
        return input;
    }

    public WireReply Encode(ServiceModel model, OperationModel operation, JsonObject output, string requestId)
    {
        XNamespace space = model.XmlNamespace ?? "";
        var root = new XElement(space + (operation.Name + "Response"));
        if (operation.Output is { } shape)
        {
            var members = XmlBody.Members(output, shape, space);
            if (operation.ResultWrapper is { } wrapper)
                root.Add(new XElement(space + wrapper, members));
            else
                root.Add(members);
        }

        root.Add(new XElement(space + "ResponseMetadata", new XElement(space + "RequestId", requestId)));
        return new WireReply(200, "text/xml", XmlBody.Write(root));
    }

    public WireReply EncodeError(ServiceModel? model, WireError error, string requestId)
    {
        XNamespace space = model?.XmlNamespace ?? "";
        var root = new XElement(space + "ErrorResponse",
            new XElement(space + "Error",
                new XElement(space + "Type", error.Status >= 500 ? "Receiver" : "Sender"),
                new XElement(space + "Code", error.Code),
                new XElement(space + "Message", error.Message)),
            new XElement(space + "RequestId", requestId));
        return new WireReply(error.Status, "text/xml", XmlBody.Write(root));
    }

    internal static FormNode Form(WireRequest request)
    {
        // Old clients put the form into the query string.
        var text = request.Body.Length > 0
            ? Encoding.UTF8.GetString(request.Body)
            : string.Join('&', request.Query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value.ToString())}"));
        return FormNode.Parse(text);
    }
}
