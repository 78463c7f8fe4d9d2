using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.ECS.Model;
using Deploy.Ecs;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>
/// Task definitions as ECS's and back. In the resolved form roles are addresses that hold ARNs, and every container names its image:
/// that is how ECS describes a revision as well.
/// </summary>
internal static class TaskDefinitionTranslator
{
    private const string Role = "role";

    /// <summary>The resolved form.</summary>
    /// <param name="spec">The plan's spec.</param>
    /// <param name="arnOf">ARNs of the plan's resources.</param>
    /// <param name="imageOf">Images of the plan's repositories.</param>
    public static TaskDefinitionSpec Resolve(TaskDefinitionSpec spec, Func<ResourceAddress, string> arnOf, Func<ResourceAddress, string> imageOf) => spec with
    {
        TaskRole = spec.TaskRole is { } task ? new ResourceAddress(Role, arnOf(task)) : null,
        ExecutionRole = spec.ExecutionRole is { } execution ? new ResourceAddress(Role, arnOf(execution)) : null,
        ContainerDefinitions = spec.ContainerDefinitions
            .Select(container => container.Repository is { } repository ? container with { Image = imageOf(repository), Repository = null } : container)
            .ToEquatableList(),
    };

    /// <summary>With ECS's own defaults, and sets in one order.</summary>
    public static TaskDefinitionSpec Normalise(TaskDefinitionSpec resolved) => resolved with
    {
        RequiresCompatibilities = resolved.RequiresCompatibilities.Distinct().Order().ToEquatableList(),
        ContainerDefinitions = resolved.ContainerDefinitions.Select(container => ContainerTranslator.Normalise(container, resolved.NetworkMode)).ToEquatableList(),
    };

    /// <summary>The hash of what is registered, tags apart.</summary>
    public static string ContentHash(TaskDefinitionSpec resolved, string family)
    {
        var content = RecordMapper.ToJson(Normalise(resolved) with
        {
            Name = family,
            Ownership = Ownership.Owned,
            Identifier = null,
            MovedFrom = null,
            ManagedElsewhere = EquatableList<string>.Empty,
            Tags = EquatableList<TagSpec>.Empty,
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(content))));
    }

    /// <summary>As it is registered.</summary>
    public static RegisterTaskDefinitionRequest Write(TaskDefinitionSpec resolved, string family) => new()
    {
        Family = family,
        Cpu = Text(resolved.Cpu),
        Memory = Text(resolved.Memory),
        NetworkMode = EnumSpelling.Of(resolved.NetworkMode),
        RequiresCompatibilities = [.. resolved.RequiresCompatibilities.Select(value => EnumSpelling.Of(value))],
        RuntimePlatform = new RuntimePlatform
        {
            CpuArchitecture = EnumSpelling.Of(resolved.CpuArchitecture),
            OperatingSystemFamily = EnumSpelling.Of(resolved.OperatingSystemFamily),
        },
        EphemeralStorage = resolved.EphemeralStorageSizeInGiB is { } size ? new EphemeralStorage { SizeInGiB = size } : null,
        TaskRoleArn = resolved.TaskRole?.Name,
        ExecutionRoleArn = resolved.ExecutionRole?.Name,
        ContainerDefinitions = [.. resolved.ContainerDefinitions.Select(ContainerTranslator.Write)],
    };

    /// <summary>As ECS describes it, normalised.</summary>
    public static TaskDefinitionSpec Read(TaskDefinition revision, string declaredName) => Normalise(new TaskDefinitionSpec
    {
        Name = declaredName,
        Cpu = Number(revision.Cpu),
        Memory = Number(revision.Memory),
        NetworkMode = EnumSpelling.Parse<NetworkMode>(revision.NetworkMode?.Value) ?? NetworkMode.Bridge,
        RequiresCompatibilities = (revision.RequiresCompatibilities ?? []).Select(text => EnumSpelling.Parse<Compatibility>(text)).OfType<Compatibility>().ToEquatableList(),
        CpuArchitecture = EnumSpelling.Parse<CpuArchitecture>(revision.RuntimePlatform?.CpuArchitecture?.Value) ?? CpuArchitecture.X86_64,
        OperatingSystemFamily = EnumSpelling.Parse<OperatingSystemFamily>(revision.RuntimePlatform?.OperatingSystemFamily?.Value) ?? OperatingSystemFamily.Linux,
        EphemeralStorageSizeInGiB = revision.EphemeralStorage?.SizeInGiB,
        TaskRole = AddressOf(revision.TaskRoleArn),
        ExecutionRole = AddressOf(revision.ExecutionRoleArn),
        ContainerDefinitions = (revision.ContainerDefinitions ?? []).Select(ContainerTranslator.Read).ToEquatableList(),
    });

    private static ResourceAddress? AddressOf(string? arn) => string.IsNullOrEmpty(arn) ? null : new ResourceAddress(Role, arn);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
