using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>A policy document.</summary>
internal sealed class Policy
{
    private Policy(IReadOnlyList<PolicyStatement> statements) => Statements = statements;

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <exception cref="FormatException">The text is no policy.</exception>
    public static Policy Parse(string text)
    {
        try
        {
            var statements = (JsonNode.Parse(text) as JsonObject)?["Statement"] switch
            {
                JsonObject single => [single],
                JsonArray several when several.All(item => item is JsonObject) => several.Cast<JsonObject>().ToList(),
                _ => throw new FormatException("The document has no Statement."),
            };
            return new Policy([.. statements.Select(statement => new PolicyStatement(statement))]);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The document is not JSON: {problem.Message}", problem);
        }
    }
}
