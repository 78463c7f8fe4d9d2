using System.Text.Json;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Resolution;

/// <summary>The values of <c>deploy.json</c> and, over them, of <c>deploy.&lt;stage&gt;.json</c>: flat objects of names and texts.</summary>
public sealed class Parameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Parameters(IReadOnlyList<string> files) => Files = files;

    /// <summary>The files that were looked for, for error messages.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Reads the files of a directory; one that does not exist has no values.</summary>
    /// <exception cref="DeploymentException">A file is not a flat JSON object.</exception>
    public static Parameters Read(string directory, string? stage)
    {
        string[] names = stage is null ? ["deploy.json"] : ["deploy.json", $"deploy.{stage}.json"];
        var parameters = new Parameters(names);
        foreach (var name in names) parameters.Add(Path.Combine(directory, name));
        return parameters;
    }

    /// <summary>The value of a parameter, or null.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    private void Add(string path) => JsonObjectFile.Read(path, json =>
    {
        foreach (var member in json.EnumerateObject())
        {
            _values[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                var kind => throw JsonObjectFile.Invalid(path, $"'{member.Name}' is a JSON {kind}; a parameter is a text, a number or a boolean"),
            };
        }
    });
}
