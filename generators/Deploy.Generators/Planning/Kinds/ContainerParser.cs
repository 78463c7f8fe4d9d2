using Deploy.Ecs;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Containers;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[Container]</c> with its environment, secrets and health check.</summary>
internal static class ContainerParser
{
    public static ContainerSpec Parse(ResourceDraft draft, Declaration container)
    {
        var name = ContainerDetails.NameOf(container);
        var path = PathOf(name);
        var read = new PropertyReader(container, draft.Origins, path, nameof(ContainerSpec.Name));
        read.Noted(nameof(ContainerSpec.Name));
        return new ContainerSpec
        {
            Name = name,
            Image = read.Text(nameof(ContainerSpec.Image)),
            Repository = Repository(draft, container, read, path),
            Essential = read.Flag(nameof(ContainerSpec.Essential)) ?? true,
            Cpu = read.Number(nameof(ContainerSpec.Cpu)),
            Memory = read.Number(nameof(ContainerSpec.Memory)),
            MemoryReservation = read.Number(nameof(ContainerSpec.MemoryReservation)),
            EntryPoint = read.Texts(nameof(ContainerSpec.EntryPoint)) ?? EquatableList<string>.Empty,
            Command = read.Texts(nameof(ContainerSpec.Command)) ?? EquatableList<string>.Empty,
            WorkingDirectory = read.Text(nameof(ContainerSpec.WorkingDirectory)),
            User = read.Text(nameof(ContainerSpec.User)),
            ReadonlyRootFilesystem = read.Flag(nameof(ContainerSpec.ReadonlyRootFilesystem)),
            StartTimeout = read.Number(nameof(ContainerSpec.StartTimeout)),
            StopTimeout = read.Number(nameof(ContainerSpec.StopTimeout)),
            PortMappings = PortParser.Parse(draft, container, path),
            Environment = Environment(draft, name, path),
            Secrets = Secrets(draft, name, path),
            HealthCheck = HealthCheck(draft, name, path),
            LogConfiguration = AwsLogsParser.Parse(draft, name, path),
        };
    }

    /// <summary>The path of a container in a task definition.</summary>
    public static string PathOf(string container) => $"{nameof(TaskDefinitionSpec.ContainerDefinitions)}[{container}]";

    private static ResourceAddress? Repository(ResourceDraft draft, Declaration container, PropertyReader read, string path)
    {
        var argument = read.Noted(nameof(ContainerSpec.Repository));
        var hasImage = container.IsSet(nameof(ContainerSpec.Image));
        if (hasImage && !container.IsSet(argument)) return null;
        if (!hasImage && !draft.Stage.Settings.HasImage)
            draft.Stage.Findings.Add<ImageOfLibrary>(draft.Address, path, container.Place, ContainerDetails.NameOf(container), draft.Stage.Settings.AssemblyName);
        if (hasImage)
        {
            draft.Stage.Findings.Add<RepositoryAndImage>(
                draft.Address, $"{path}.{nameof(ContainerSpec.Image)}", container.Find(nameof(ContainerSpec.Image))!.Place, ContainerDetails.NameOf(container), draft.Address.ToString());
        }

        return draft.Stage.References.Resolve(draft, container, EcrRepositoryParser.Kind, argument, $"{path}.{argument}").Address;
    }

    private static EquatableList<EnvironmentVariableSpec> Environment(ResourceDraft draft, string container, string path) =>
        ContainerDetails.Of(draft.Type, "Environment", container).Select(variable =>
        {
            var name = variable.Text(nameof(EnvironmentVariableSpec.Name)) ?? "";
            var variablePath = $"{path}.{nameof(ContainerSpec.Environment)}[{name}]";
            var read = new PropertyReader(variable, draft.Origins, variablePath, nameof(EnvironmentVariableSpec.Name));
            return new EnvironmentVariableSpec(name, Required(draft, variable, read.Text(nameof(EnvironmentVariableSpec.Value)), "Value", variablePath));
        }).ToEquatableList();

    private static EquatableList<SecretSpec> Secrets(ResourceDraft draft, string container, string path) =>
        ContainerDetails.Of(draft.Type, "Secret", container).Select(secret =>
        {
            var name = secret.Text(nameof(SecretSpec.Name)) ?? "";
            var secretPath = $"{path}.{nameof(ContainerSpec.Secrets)}[{name}]";
            var read = new PropertyReader(secret, draft.Origins, secretPath, nameof(SecretSpec.Name));
            return new SecretSpec(name, Required(draft, secret, read.Text(nameof(SecretSpec.ValueFrom), "From"), "From", secretPath));
        }).ToEquatableList();

    private static HealthCheckSpec? HealthCheck(ResourceDraft draft, string container, string path)
    {
        if (ContainerDetails.Of(draft.Type, "HealthCheck", container).FirstOrDefault() is not { } check) return null;
        var checkPath = $"{path}.{nameof(ContainerSpec.HealthCheck)}";
        var read = new PropertyReader(check, draft.Origins, checkPath);
        if (!check.IsSet(nameof(HealthCheckSpec.Command))) Required(draft, check, null, "a command", checkPath);
        return new HealthCheckSpec
        {
            Command = read.Texts(nameof(HealthCheckSpec.Command)) ?? EquatableList<string>.Empty,
            Interval = read.Number(nameof(HealthCheckSpec.Interval), "IntervalSeconds"),
            Timeout = read.Number(nameof(HealthCheckSpec.Timeout), "TimeoutSeconds"),
            Retries = read.Number(nameof(HealthCheckSpec.Retries)),
            StartPeriod = read.Number(nameof(HealthCheckSpec.StartPeriod), "StartPeriodSeconds"),
        };
    }

    private static string Required(ResourceDraft draft, Declaration declaration, string? value, string what, string path)
    {
        if (value is null && !declaration.IsSet(what))
            draft.Stage.Findings.Add<MissingValue>(draft.Address, path, declaration.Place, declaration.Name, what);
        return value ?? "";
    }
}
