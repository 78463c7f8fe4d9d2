using System.Net;
using System.Xml;
using System.Xml.Linq;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Pages;

/// <summary>The pages as a browser without script sees them.</summary>
internal static class PageReads
{
    /// <summary>The page, which must be well-formed.</summary>
    public static async Task<XElement> PageAsync(this AwsHttp aws, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var reply = await aws.Client.GetAsync(path);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.StatusCode == status, $"{path}: {(int)reply.StatusCode} {text}");
        return Parse(text);
    }

    public static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XElement.Load(reader);
    }

    /// <summary>The rows of the table with that caption, each as the texts of its cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(this XElement page, string caption) =>
    [
        .. from table in page.Descendants("table")
           where table.Element("caption")!.Value == caption
           from row in table.Element("tbody")!.Elements("tr")
           select (IReadOnlyList<string>)[.. row.Elements().Select(cell => string.Join(' ', cell.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))],
    ];

    /// <summary>The fields of the form of an action, of which there may be several.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Forms(this XElement page, string action) =>
    [
        .. from form in page.Descendants("form")
           where (string?)form.Attribute("method") == "post" && (string?)form.Attribute("action") == $"/_local/page/do/{action}"
           select form.Descendants("input").ToDictionary(field => (string)field.Attribute("name")!, field => (string?)field.Attribute("value") ?? ""),
    ];

    /// <summary>Sends a form as a browser does, and gives the page that it leads to.</summary>
    public static async Task<XElement> SendAsync(this AwsHttp aws, string action, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_local/page/do/{action}") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", aws.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var reply = await aws.Client.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, $"{action}: {(int)reply.StatusCode} {text}");
        return Parse(text);
    }

    /// <summary>What a page says about the action that led to it.</summary>
    public static string Notice(this XElement page) =>
        page.Element("body")!.Element("main")!.Elements("p").Single(part => ((string?)part.Attribute("class"))?.StartsWith("notice", StringComparison.Ordinal) == true).Value;
}
