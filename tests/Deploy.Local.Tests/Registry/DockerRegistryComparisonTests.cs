using System.Text;
using System.Text.Json;

namespace Deploy.Local.Tests.Registry;

/// <summary>The same requests to our registry and to Docker's must be answered alike.</summary>
public sealed class DockerRegistryComparisonTests
{
    private const string Repository = "eu-west-1/team/app";

    /// <summary>Where the two differ, and why ours is right.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["delete tag"] = "Docker's registry refuses tags there; the OCI specification allows them",
        ["delete manifest"] = "Docker's registry refuses unless deletion is enabled",
        ["malformed tag"] = "Docker's registry does not route it (404 without a body); ours says what is wrong",
        ["chunk elsewhere"] = "Docker's registry 2.8 does not look at Content-Range of a chunk with a wrong beginning",
    };

    [SkippableFact]
    public async Task Both_answer_alike()
    {
        Skip.IfNot(DockerRegistryServer.IsInstalled, "docker-registry is not installed on this machine.");
        using var docker = new DockerRegistryServer();
        await docker.WaitUntilReadyAsync();
        await using var ours = await RegistryServer.StartAsync();

        var theirAnswers = await RunAsync(docker.Client);
        var ourAnswers = await RunAsync(ours.Client);

        var different = theirAnswers.Zip(ourAnswers).Where(pair => pair.First != pair.Second).ToDictionary(
            pair => pair.First.Step, pair => $"{pair.First.Step}\n  docker: {pair.First.Answer}\n  ours:   {pair.Second.Answer}");
        Assert.Equal(theirAnswers.Count, ourAnswers.Count);
        Assert.True(different.Keys.All(Differences.ContainsKey), string.Join('\n', different.Values));
        Assert.Empty(Differences.Keys.Except(different.Keys));
    }

    private static async Task<List<(string Step, string Answer)>> RunAsync(HttpClient client)
    {
        var answers = new List<(string, string)>();
        client.DefaultRequestHeaders.Accept.ParseAdd(RegistryClient.OciManifest);
        var content = Encoding.ASCII.GetBytes("0123456789");
        var digest = RegistryClient.Sha256(content);
        var path = $"/v2/{Repository}";

        async Task<HttpResponseMessage> Step(string name, Task<HttpResponseMessage> sent)
        {
            var response = await sent;
            answers.Add((name, await DescribeAsync(response)));
            return response;
        }

        await Step("version", client.GetAsync("/v2/"));
        await Step("unknown blob", client.GetAsync($"{path}/blobs/{digest}"));
        var begun = await Step("begin", client.PostAsync($"{path}/blobs/uploads/", null));
        var upload = await Step("first chunk", client.SendAsync(HttpMethod.Patch, Location(begun), content[..4], "0-3"));
        var second = await Step("second chunk", client.SendAsync(HttpMethod.Patch, Location(upload), content[4..8], "4-7"));
        await Step("status", client.GetAsync(Location(second)));
        await Step("finish", client.SendAsync(HttpMethod.Put, RegistryClient.Finish(second, digest), content[8..]));
        await Step("blob", client.GetAsync($"{path}/blobs/{digest}"));
        await Step("head of blob", client.SendAsync(HttpMethod.Head, $"{path}/blobs/{digest}"));
        var elsewhere = await client.PostAsync($"{path}/blobs/uploads/", null);
        await Step("chunk elsewhere", client.SendAsync(HttpMethod.Patch, Location(elsewhere), content[..4], "8-11"));
        await Step("mount", client.PostAsync($"/v2/eu-west-1/other/blobs/uploads/?mount={digest}&from={Repository}", null));
        await Step("delete blob", client.DeleteAsync($"{path}/blobs/{digest}"));

        var manifest = await client.PushPartsAsync(Repository, "one");
        await Step("manifest", client.PutManifestAsync(Repository, "v1", manifest));
        await Step("manifest by tag", client.GetAsync($"{path}/manifests/v1"));
        await Step("manifest of a digest that is not its own", client.PutManifestAsync(Repository, digest, manifest));
        await Step("manifest without its layer", client.PutManifestAsync(Repository, "v2", RegistryClient.Manifest([1], [2])));
        await Step("malformed manifest", client.PutManifestAsync(Repository, "v2", "{"));
        await Step("unknown manifest", client.GetAsync($"{path}/manifests/none"));
        await Step("malformed tag", client.GetAsync($"{path}/manifests/.none"));
        await Step("tags", client.GetAsync($"{path}/tags/list"));
        await Step("delete tag", client.DeleteAsync($"{path}/manifests/v1"));
        await Step("delete manifest", client.DeleteAsync($"{path}/manifests/{RegistryClient.Sha256(Encoding.UTF8.GetBytes(manifest))}"));
        return answers;
    }

    private static string Location(HttpResponseMessage response) => response.Headers.Location!.ToString();

    /// <summary>Status, the error's code, and the headers that a client acts on.</summary>
    private static async Task<string> DescribeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var code = body.StartsWith("{\"errors\"", StringComparison.Ordinal)
            ? JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("code").GetString()
            : response.IsSuccessStatusCode ? body.Trim() : "";
        var headers = new[] { "Docker-Content-Digest", "Range", "Docker-Distribution-Api-Version" }
            .Select(name => response.Headers.TryGetValues(name, out var values) ? $"{name}={string.Join(',', values)}" : "");
        return $"{(int)response.StatusCode} {code} {string.Join(' ', headers)}";
    }
}
