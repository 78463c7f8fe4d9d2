using System.Reflection;
using Deploy.Ecs;

namespace Deploy.Generators.Tests.Completeness;

/// <summary>Sources in which one attribute says as little as it may, and values that tell whether it is read.</summary>
internal static class AttributeSources
{
    private const string Here = "{0}";
    private const string ServiceAndSchedule = "[Cluster, TaskDefinition, Service, Schedule(\"rate(1 day)\"), {0}] public class Shop;";

    private const string ContainerPlace = """
        [TaskDefinition, Container("first", Port = 80), Container("second", Port = 80), {0}]
        public sealed class Shop;
        """;

    /// <summary>What an attribute stands on; <c>{0}</c> is its place. <c>Other</c> is there to be named instead of the class.</summary>
    private static readonly Dictionary<Type, string> Places = new()
    {
        [typeof(ClusterAttribute)] = "[{0}] public sealed class Shop;",
        [typeof(EcrRepositoryAttribute)] = "[{0}] public sealed class Shop;",
        [typeof(TaskDefinitionAttribute)] = "[{0}] public sealed class Shop;",
        [typeof(TaskRoleAttribute)] = "[TaskDefinition, {0}] public sealed class Shop;",
        [typeof(ExecutionRoleAttribute)] = "[TaskDefinition, {0}] public sealed class Shop;",
        [typeof(ServiceAttribute)] = "[Cluster, TaskDefinition, {0}] public sealed class Shop; [Cluster, TaskDefinition] class Other;",
        [typeof(ScheduleAttribute)] = "[Cluster, TaskDefinition, {0}] public sealed class Shop; [Cluster, TaskDefinition] class Other;",
        [typeof(ContainerAttribute)] = "[EcrRepository, TaskDefinition, {0}] public sealed class Shop; [EcrRepository] class Other;",
        [typeof(ExpireImagesAttribute)] = "[EcrRepository, {0}] public sealed class Shop;",
        [typeof(AllowAttribute)] = "[TaskDefinition, TaskRole, ExecutionRole, {0}] public sealed class Shop;",
        [typeof(ManagedPolicyAttribute)] = "[TaskDefinition, TaskRole, ExecutionRole, {0}] public sealed class Shop;",
        [typeof(ManagedElsewhereAttribute)] = ServiceAndSchedule,
        [typeof(NetworkAttribute)] = ServiceAndSchedule,
        [typeof(RawAttribute)] = "[Cluster, TaskDefinition, Container(\"first\"), Container(\"second\"), Service, {0}] public sealed class Shop;",
        [typeof(MovedFromAttribute)] = "[Cluster, {0}] public sealed class Shop;",
        [typeof(TagAttribute)] = "[Cluster, {0}] public sealed class Shop;",
        [typeof(TargetGroupAttribute)] = """
            [Cluster, TaskDefinition, Container("first", Port = 8080), Port(8081, Container = "first")]
            [Container("second", Port = 8080), Service, {0}]
            public sealed class Shop;
            """,
        [typeof(DeploymentAttribute)] = "[assembly: {0}] [Cluster, TaskDefinition, TaskRole] public sealed class Shop;",
        [typeof(AllowRuleAttribute)] = "[assembly: {0}] [Cluster] public sealed class Shop;",
    };

    /// <summary>What else is written on an attribute so that it says something; a property that is looked at is left out of it.</summary>
    private static readonly Dictionary<(Type Attribute, string Member), string[]> Needed = new()
    {
        [(typeof(EcrRepositoryAttribute), nameof(EcrRepositoryAttribute.KmsKey))] = ["Encryption = EcrEncryption.Kms"],
        [(typeof(ExecutionRoleAttribute), nameof(ExecutionRoleAttribute.Stage))] = ["PermissionsBoundary = \"first\""],
        [(typeof(AwsLogsAttribute), nameof(AwsLogsAttribute.Container))] = ["NonBlocking = true"],
        [(typeof(AwsLogsAttribute), nameof(AwsLogsAttribute.Stage))] = ["NonBlocking = true"],
        [(typeof(AwsLogsAttribute), nameof(AwsLogsAttribute.External))] = ["LogGroup = \"somebodys\""],
        [(typeof(AwsLogsAttribute), nameof(AwsLogsAttribute.MaxBufferSize))] = ["NonBlocking = true"],
        [(typeof(NetworkAttribute), nameof(NetworkAttribute.Stage))] = ["AssignPublicIp = false"],
        [(typeof(NetworkAttribute), nameof(NetworkAttribute.For))] = ["AssignPublicIp = false"],
        [(typeof(DeploymentAttribute), nameof(DeploymentAttribute.Stage))] = ["Account = \"123456789012\""],
        [(typeof(AllowRuleAttribute), "RuleId")] = ["Because = \"It is meant so.\""],
    };

    /// <summary>Arguments of the constructor where those of the other properties would not do.</summary>
    private static readonly Dictionary<(Type Attribute, string Member), string[]> Given = new()
    {
        [(typeof(RawAttribute), nameof(RawAttribute.Container))] = ["\"ulimits\"", "\"[]\""],
    };

    /// <summary>
    /// Values where a type alone does not say which are allowed: of a parameter two, of a property several, or one that
    /// silence does not mean.
    /// </summary>
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["Schedule.Expression"] = ["\"rate(1 hour)\"", "\"rate(2 hours)\""],
        ["Allow.Action"] = ["\"s3:GetObject\"", "\"s3:PutObject\""],
        ["Allow.Resources"] = ["\"arn:aws:s3:::one/*\"", "\"arn:aws:s3:::two/*\", \"arn:aws:s3:::three/*\""],
        ["ManagedPolicy.PolicyArn"] = ["\"arn:aws:iam::aws:policy/One\"", "\"arn:aws:iam::aws:policy/Two\""],
        ["ManagedElsewhere.Property"] = ["\"DesiredCount\"", "\"MaximumPercent\""],
        ["ManagedElsewhere.For"] = ["ResourceFor.Service", "ResourceFor.Schedule"],
        ["Network.For"] = ["ResourceFor.Service", "ResourceFor.Schedule"],
        ["MovedFrom.Address"] = ["\"cluster/old\"", "\"cluster/older\""],
        // The task definition has one of this name as well, and the service both.
        ["Raw.Path"] = ["\"placementConstraints\"", "\"placementStrategy\""],
        ["Raw.Json"] = ["\"[]\"", "\"null\""],
        ["Raw.For"] = ["ResourceFor.Service", "ResourceFor.TaskDefinition"],
        ["Raw.Container"] = ["\"first\"", "\"second\""],
        ["HealthCheck.Command"] = ["\"CMD-SHELL\", \"true\"", "\"CMD\", \"true\""],
        ["TargetGroup.Port"] = ["8080", "8081"],
        ["Service.MinimumHealthyPercent"] = ["50"],
        ["Deployment.Stages"] = ["[\"dev\", \"prod\"]"],
        ["Deployment.Stage"] = ["\"dev\""],
        ["Deployment.NameTemplate"] = ["\"{environment}-{name}\""],
        ["AllowRule.RuleId"] = ["\"DECS1002\"", "\"DECS0203\""],
    };

    private static readonly Dictionary<string, string[]> ByName = new()
    {
        ["Stage"] = ["\"dev\""],
        ["Container"] = ["\"second\""],
        ["ContainerPort"] = ["8080", "8081"],
        ["TagStatus"] = ["TagStatus.Untagged", "TagStatus.Any"],
    };

    /// <summary>What a property, or the constructor's parameter of that name, can be set to.</summary>
    public static string[] ValuesOf(Type attribute, string member, Type type)
    {
        if (Values.TryGetValue($"{Short(attribute)}.{member}", out var own)) return own;
        if (ByName.TryGetValue(member, out var named)) return named;
        if (type == typeof(bool)) return ["false", "true"];
        if (type == typeof(int)) return ["7"];
        if (type == typeof(string)) return ["\"first\"", "\"second\""];
        if (type == typeof(string[])) return ["[\"first\"]", "[\"first\", \"second\"]"];
        if (type == typeof(Type)) return ["typeof(Other)"];
        if (type.IsEnum) return [.. Enum.GetNames(type).Select(name => $"{type.Name}.{name}")];
        if (type.GetElementType() is { IsEnum: true } item) return [.. Enum.GetNames(item).Select(name => $"[{item.Name}.{name}]")];
        throw new NotSupportedException($"What {attribute.Name}.{member} can be set to is not known here.");
    }

    /// <summary>The source with an attribute by its shortest constructor, and one property set; null: without it.</summary>
    public static string WithProperty(Type attribute, string property, string? value)
    {
        var parameters = attribute.GetConstructors()
            .Where(constructor => Declares(attribute, constructor))
            .Select(constructor => constructor.GetParameters())
            .MinBy(candidates => candidates.Length)!;
        var given = Given.GetValueOrDefault((attribute, property));
        string[] positional = given ?? [.. parameters.Select(parameter => ArgumentOf(attribute, parameter, 0))];
        string[] needed = [.. NeededFor(attribute, property)];
        string[] named = value is null ? needed : [.. needed, $"{property} = {value}"];
        // What a stage removes must be there without it.
        if (property != "Remove") return Source(attribute, Text(attribute, [.. positional, .. named]));
        var there = Text(attribute, [.. positional, .. needed]);
        return Source(attribute, $"{there}, {Text(attribute, [.. positional, "Stage = \"dev\"", .. named])}");
    }

    /// <summary>The source with an attribute by a constructor, the parameter at an index with its first value or its second.</summary>
    public static string WithParameter(Type attribute, ConstructorInfo constructor, int index, int choice)
    {
        var parameters = constructor.GetParameters();
        var varied = parameters[index];
        string[] positional = [.. parameters.Select(parameter => ArgumentOf(attribute, parameter, parameter == varied ? choice : 0))];
        string[] needed = NeededFor(attribute, MemberOf(varied));
        if (Declares(attribute, constructor)) return Source(attribute, Text(attribute, [.. positional, .. needed]));
        // What a stage removes must be there without it.
        var value = attribute == typeof(RawAttribute) ? "\"[]\"" : "\"there\"";
        string[] there = [.. new[] { 0, 1 }.Select(each => Text(attribute, [ArgumentOf(attribute, varied, each), value, .. needed]))];
        return Source(attribute, string.Join(", ", [.. there, Text(attribute, [.. positional, .. needed, "Stage = \"dev\"", "Remove = true"])]));
    }

    /// <summary>The property that a parameter sets.</summary>
    public static string MemberOf(ParameterInfo parameter) => char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];

    /// <summary>An attribute as it is written.</summary>
    public static string Short(Type attribute) => attribute.Name[..^"Attribute".Length];

    // A tag, a variable or a raw member without a value is what a stage removes; a schedule without an expression is what a stage overrides.
    private static bool Declares(Type attribute, ConstructorInfo constructor) =>
        (attribute != typeof(TagAttribute) && attribute != typeof(EnvironmentAttribute) && attribute != typeof(ScheduleAttribute) && attribute != typeof(RawAttribute))
        || constructor.GetParameters().Any(parameter => parameter.Name is "value" or "expression" or "json");

    private static string[] NeededFor(Type attribute, string property) =>
        Needed.TryGetValue((attribute, property), out var needed) ? needed
        : attribute == typeof(ExpireImagesAttribute) && property is not ("OlderThanDays" or "KeepNewest") ? ["OlderThanDays = 9"]
        : attribute == typeof(RawAttribute) && property is not (nameof(RawAttribute.For) or nameof(RawAttribute.Container)) ? ["For = ResourceFor.Service"]
        : attribute == typeof(SecretAttribute) && property != nameof(SecretAttribute.From) ? ["From = \"ssm:/one\""]
        : [];

    private static string ArgumentOf(Type attribute, ParameterInfo parameter, int choice) =>
        ValuesOf(attribute, MemberOf(parameter), parameter.ParameterType)[choice];

    private static string Text(Type attribute, string[] arguments) =>
        arguments.Length == 0 ? Short(attribute) : $"{Short(attribute)}({string.Join(", ", arguments)})";

    private static string Source(Type attribute, string text)
    {
        var place = Places.TryGetValue(attribute, out var known) ? known
            : attribute.IsSubclassOf(typeof(ContainerDetailAttribute)) ? ContainerPlace
            : throw new NotSupportedException($"Where {attribute.Name} stands is not known here.");
        var stages = attribute == typeof(DeploymentAttribute) ? "" : "[assembly: Deployment(\"shop\", Stages = [\"dev\"])]";
        return $"using Deploy.Ecs; {stages} {place.Replace(Here, text, StringComparison.Ordinal)}";
    }
}
