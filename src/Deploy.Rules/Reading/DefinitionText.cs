using System.Text;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Reading;

/// <summary>
/// The size of a task definition as the JSON that ECS measures, from below: what is not known counts as empty, and so does what ECS writes
/// besides. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
/// </summary>
internal static class DefinitionText
{
    /// <summary>Bytes that a task definition can have.</summary>
    public const int MostBytes = 65536;

    private const int Quotes = 2;

    /// <summary>Bytes that the definition has at the least.</summary>
    public static int FewestBytes(TaskDefinitionSpec task) =>
        "{'family':,'containerDefinitions':[]}".Length + Bytes(task.Name) + task.ContainerDefinitions.Sum(container => FewestBytes(container));

    /// <summary>Bytes that one of its containers has at the least.</summary>
    public static int FewestBytes(ContainerSpec container) =>
        "{'name':,'image':}".Length + Bytes(container.Name) + Bytes(container.Image)
        + container.EntryPoint.Concat(container.Command).Sum(text => Bytes(text))
        + (container.HealthCheck is { } check ? check.Command.Sum(text => Bytes(text)) : 0)
        + container.Environment.Sum(variable => "{'name':,'value':}".Length + Bytes(variable.Name) + Bytes(variable.Value))
        + container.Secrets.Sum(secret => "{'name':,'valueFrom':}".Length + Bytes(secret.Name) + Bytes(secret.ValueFrom))
        + (container.LogConfiguration is { } log ? log.Options.Sum(option => Bytes(option.Name) + Bytes(option.Value)) : 0);

    private static int Bytes(string? text) => Quotes + (Text.Known(text) is { } known ? Encoding.UTF8.GetByteCount(known) : 0);
}
