using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What RegisterTaskDefinition refuses, beyond the model.</summary>
internal static partial class DefinitionRules
{
    private const int MostBytes = 65536;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Check(DefinitionInput input)
    {
        CheckLength(input);
        if (input.Family.Length == 0)
            throw EcsErrors.Client("Family should not be null or empty.");
        if (!FamilyPattern().IsMatch(input.Family))
            throw EcsErrors.Client("Family contains invalid characters.");
        if (input.Containers.Count == 0)
            throw EcsErrors.Client("Container list cannot be empty.");
        if (input.Containers.Count > 10)
            throw EcsErrors.Client("Task definition can have no more than 10 containers.");
        CheckRole("taskRoleArn", input.Json.Text("taskRoleArn"));
        CheckRole("executionRoleArn", input.ExecutionRole);
        foreach (var container in input.Containers)
            ContainerRules.Check(container, input);
        CheckTogether(input);
        VolumeRules.Check(input);
        if (input.IsFargate)
            FargateRules.Check(input);
        CheckSizes(input);
    }

    /// <summary>The tags are not part of the definition.</summary>
    private static void CheckLength(DefinitionInput input)
    {
        var json = input.Json.Copy();
        json.Remove("tags");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json, Plain).Length;
        if (bytes > MostBytes)
            throw EcsErrors.Client($"Actual length: '{bytes}'. Max allowed length is '{MostBytes}' bytes.");
    }

    private static void CheckRole(string name, string? role)
    {
        if (role is not null && Arn.TryParse(role) is not { Service: "iam" } && !RolePattern().IsMatch(role))
            throw EcsErrors.Client($"Role is not valid: '{role}' in {name}.");
    }

    private static void CheckTogether(DefinitionInput input)
    {
        var names = input.Containers.Select(c => c.RequiredText("name")).ToList();
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw EcsErrors.Client($"Container names must be unique: '{twice.Key}' is used more than once.");
        if (input.Containers.All(c => c.Flag("essential") == false))
            throw EcsErrors.Client("At least one container must be marked as essential.");
        foreach (var container in input.Containers)
            foreach (var dependency in container.Objects("dependsOn"))
            {
                var target = dependency.RequiredText("containerName");
                if (target == container.RequiredText("name") || !names.Contains(target))
                    throw EcsErrors.Client($"Invalid dependsOn setting for container '{container.Text("name")}': container '{target}' is not another container of the task definition.");
            }

        if (HasCycle(input))
            throw EcsErrors.Client("Container dependencies must not form a cycle.");
        PortRules.CheckAcross(input);
    }

    private static bool HasCycle(DefinitionInput input)
    {
        var left = input.Containers.ToDictionary(
            c => c.RequiredText("name"),
            c => c.Objects("dependsOn").Select(d => d.RequiredText("containerName")).ToHashSet(StringComparer.Ordinal));
        while (left.Count > 0)
        {
            var free = left.Where(c => !c.Value.Any(left.ContainsKey)).Select(c => c.Key).ToList();
            if (free.Count == 0)
                return true;
            free.ForEach(name => left.Remove(name));
        }

        return false;
    }

    private static void CheckSizes(DefinitionInput input)
    {
        if (input.Memory is null)
        {
            foreach (var container in input.Containers)
                if (container.Whole("memory") is null or 0 && container.Whole("memoryReservation") is null or 0)
                    throw EcsErrors.Client($"Invalid setting for container '{container.Text("name")}'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        else
        {
            if (input.Memory <= 0)
                throw EcsErrors.Client("Invalid 'memory' setting for task.");
            if (input.Containers.Sum(c => c.Whole("memory") ?? 0) > input.Memory)
                throw EcsErrors.Client($"Total memory of the containers is more than the task's memory of {input.Memory}.");
            if (input.Containers.Sum(c => c.Whole("memoryReservation") ?? c.Whole("memory") ?? 0) > input.Memory)
                throw EcsErrors.Client($"Total memory reservation of the containers is more than the task's memory of {input.Memory}.");
        }

        if (input.Cpu is { } cpu && (!input.IsWindows || input.IsFargate) && input.Containers.Sum(c => c.Whole("cpu") ?? 0) > cpu)
            throw EcsErrors.Client($"Total CPU of the containers is more than the task's CPU of {cpu}.");
        if (!input.IsFargate && input.Cpu is < 128 or > 196608)
            throw EcsErrors.Client("Invalid 'cpu' setting for task. CPU should be between 128 and 196608.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex FamilyPattern();

    [GeneratedRegex(@"\A[\w+=,.@/-]{1,512}\z")]
    private static partial Regex RolePattern();
}
