using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Deploy.Local.Tests.Support;

/// <summary>AWS's protocols by hand, so that no client's own checks stand between a test and Local.</summary>
public sealed class AwsHttp(string url) : IDisposable
{
    public HttpClient Client { get; } = new() { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(100) };

    public string Region { get; set; } = "eu-west-1";

    public string AccessKeyId { get; set; } = "AKIATEST";

    public Task<JsonObject> EcsAsync(string operation, string body) => JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", operation, body);

    /// <summary>Sends JSON and demands success.</summary>
    public async Task<JsonObject> JsonAsync(string service, string prefix, string operation, string body)
    {
        using var response = await SendJsonAsync(service, prefix, operation, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

    /// <summary>Sends JSON to ECS and demands a refusal.</summary>
    public async Task<(HttpStatusCode Status, string Code, string Message)> EcsErrorAsync(string operation, string body)
    {
        using var response = await SendJsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", operation, body);
        var json = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.False(response.IsSuccessStatusCode, $"{operation} was not refused: {json}");
        return (response.StatusCode, (string)json["__type"]!, (string)json["message"]!);
    }

    public Task<JsonObject> CloudMapAsync(string operation, string body) => JsonAsync("servicediscovery", "Route53AutoNaming_v20170314", operation, body);

    public async Task<HttpResponseMessage> SendJsonAsync(string service, string prefix, string operation, string body)
    {
        using var request = Signed(HttpMethod.Post, "/", service);
        request.Headers.Add("X-Amz-Target", $"{prefix}.{operation}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        return await Client.SendAsync(request);
    }

    /// <summary>Sends a form and gives the status and the XML.</summary>
    public async Task<(HttpStatusCode Status, XElement Body)> FormAsync(string service, string version, string operation, params (string Key, string Value)[] form)
    {
        using var request = Signed(HttpMethod.Post, "/", service);
        request.Content = new FormUrlEncodedContent(
            form.Select(f => KeyValuePair.Create(f.Key, f.Value)).Prepend(new("Version", version)).Prepend(new("Action", operation)));
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    public Task<(HttpStatusCode Status, XElement Body)> Ec2Async(string operation, params (string Key, string Value)[] form) =>
        FormAsync("ec2", "2016-11-15", operation, form);

    public Task<(HttpStatusCode Status, XElement Body)> ElbAsync(string operation, params (string Key, string Value)[] form) =>
        FormAsync("elasticloadbalancing", "2015-12-01", operation, form);

    public HttpRequestMessage Signed(HttpMethod method, string path, string service)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/20300101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        return request;
    }

    public async Task<JsonObject> AdminAsync(string path) => (JsonObject)(await Client.GetFromJsonAsync<JsonNode>($"/_local/{path}"))!;

    public async Task AdminPostAsync(string path, string body)
    {
        using var response = await Client.PostAsync($"/_local/{path}", new StringContent(body));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => Client.Dispose();
}
