using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using Repository = Deploy.Testing.Repository;

namespace Deploy.Local.Tests.Cli;

/// <summary>The official command-line client against a Local; the test is skipped where the machine has none.</summary>
internal static class AwsCommand
{
    public static Task<JsonObject> RunAsync(TestLocal local, params string[] arguments) => RunAsync(local, models: null, arguments);

    /// <summary>With the repository's models, which know more than an older client's own.</summary>
    /// <param name="local">The Local.</param>
    /// <param name="models">A folder for them; null leaves the client its own.</param>
    /// <param name="arguments">What follows <c>aws</c>.</param>
    public static async Task<JsonObject> RunAsync(TestLocal local, TemporaryFolder? models, string[] arguments)
    {
        var start = new ProcessStartInfo("aws") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--endpoint-url", local.Server.Url, "--region", "eu-west-1", "--output", "json", .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIATEST";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_PAGER"] = "";
        if (models is not null)
            start.Environment["AWS_DATA_PATH"] = models.Path;
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "The aws command-line client is not installed.");
        }

        using (process)
        {
            var error = process!.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {await error}");
            return output.Trim().Length == 0 ? [] : (JsonObject)JsonNode.Parse(output)!;
        }
    }

    /// <summary>Lays the repository's model of a service where botocore looks for it.</summary>
    public static void AddModel(TemporaryFolder models, string service)
    {
        var model = File.ReadAllText(Repository.PathOf("generators", "Deploy.ServiceClients", "Models", service + ".json"));
        var version = (string)JsonNode.Parse(model)!["metadata"]!["apiVersion"]!;
        var folder = Directory.CreateDirectory(Path.Combine(models.Path, service, version)).FullName;
        File.WriteAllText(Path.Combine(folder, "service-2.json"), model);
    }
}
