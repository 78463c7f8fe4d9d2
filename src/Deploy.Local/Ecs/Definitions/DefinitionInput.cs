using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>A task definition as it was sent, with sizes in plain numbers and empty texts gone; what the rules look at.</summary>
internal sealed class DefinitionInput
{
    private static readonly string[] Optional = ["taskRoleArn", "executionRoleArn", "networkMode", "cpu", "memory", "pidMode", "ipcMode"];

    public DefinitionInput(JsonObject input)
    {
        Json = input.Copy();
        foreach (var name in Optional)
            if (Json.Text(name) is "")
                Json.Remove(name);
        Family = Json.RequiredText("family");
        Cpu = Size("cpu", TaskSize.Cpu);
        Memory = Size("memory", TaskSize.Memory);
        Containers = [.. Json.Objects("containerDefinitions")];
        IsFargate = Json.Texts("requiresCompatibilities").Contains("FARGATE");
    }

    public JsonObject Json { get; }

    public string Family { get; }

    public int? Cpu { get; }

    public int? Memory { get; }

    public IReadOnlyList<JsonObject> Containers { get; }

    /// <summary>The definition asks to run on Fargate.</summary>
    public bool IsFargate { get; }

    public string? NetworkMode => Json.Text("networkMode");

    public string? ExecutionRole => Json.Text("executionRoleArn");

    public bool IsWindows => Json.Object("runtimePlatform")?.Text("operatingSystemFamily")?.StartsWith("WINDOWS", StringComparison.Ordinal) == true;

    private int? Size(string name, Func<string, int?> parse)
    {
        if (Json.Text(name) is not { } text)
            return null;
        var value = parse(text) ?? throw EcsErrors.Client($"Invalid '{name}' setting for task.");
        Json[name] = value.ToString(CultureInfo.InvariantCulture);
        return value;
    }
}
