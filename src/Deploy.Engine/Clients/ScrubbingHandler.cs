using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Deploy.Engine.Clients;

/// <summary>
/// Takes sensitive values out of the messages of errors before anybody reads them: they go into exceptions, and from there into reports, logs of
/// builds and terminals by many ways. Codes stay, since the SDK decides by them.
/// </summary>
public sealed class ScrubbingHandler(HttpMessageHandler inner, SensitiveTexts texts) : DelegatingHandler(inner)
{
    private const string Message = "message";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var reply = await base.SendAsync(request, cancellationToken);
        if (reply.IsSuccessStatusCode) return reply;
        var text = await reply.Content.ReadAsStringAsync(cancellationToken);
        var scrubbed = Scrub(text);
        if (scrubbed == text) return reply;
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(scrubbed));
        content.Headers.ContentType = reply.Content.Headers.ContentType;
        reply.Content.Dispose();
        reply.Content = content;
        return reply;
    }

    private string Scrub(string text)
    {
        try
        {
            return text.AsSpan().TrimStart() is ['{', ..] ? ScrubJson(text) : text.AsSpan().TrimStart() is ['<', ..] ? ScrubXml(text) : texts.Scrub(text);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            // Nothing that a service writes: whatever it is, no value gets through.
            return texts.Scrub(text);
        }
    }

    private string ScrubJson(string text)
    {
        var error = JsonNode.Parse(text)!.AsObject();
        var changed = false;
        foreach (var (name, value) in error.ToList())
        {
            if (!name.Contains(Message, StringComparison.OrdinalIgnoreCase) || value?.GetValueKind() != JsonValueKind.String) continue;
            var said = value.GetValue<string>();
            var scrubbed = texts.Scrub(said);
            if (scrubbed == said) continue;
            (error[name], changed) = (scrubbed, true);
        }

        return changed ? error.ToJsonString() : text;
    }

    private string ScrubXml(string text)
    {
        var error = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        var changed = false;
        foreach (var element in error.Descendants().Where(element => !element.HasElements && element.Name.LocalName.Equals(Message, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var scrubbed = texts.Scrub(element.Value);
            if (scrubbed == element.Value) continue;
            (element.Value, changed) = (scrubbed, true);
        }

        return changed ? error.ToString(SaveOptions.DisableFormatting) : text;
    }
}
