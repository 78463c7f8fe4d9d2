using System.Globalization;
using Deploy.Generators.Analysis.Programs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>A container that runs the project's own image in one stage, and what is known of the program there.</summary>
internal sealed class AgreementContext
{
    private static readonly string[] Variables = ["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_URLS"];

    /// <summary>The container and what it gets.</summary>
    public AgreementContext(TaskDefinitionSpec task, ContainerSpec container, ProgramFacts program, ProjectImage image, IReadOnlyList<SettingsFile> files)
    {
        (Task, Container, Program, Image) = (task, container, program, image);
        Settings = new ContainerSettings(container, image, files);
        Addresses = Listening.In(container, program, image, Settings);
    }

    public TaskDefinitionSpec Task { get; }

    public ContainerSpec Container { get; }

    public ProgramFacts Program { get; }

    public ProjectImage Image { get; }

    public ContainerSettings Settings { get; }

    /// <summary>The addresses that the program listens on there; null: not known.</summary>
    public IReadOnlyList<ListenAddress>? Addresses { get; }

    /// <summary>The ports of <see cref="Addresses"/> in words.</summary>
    public string Ports => Words(Addresses!.Select(address => address.Port).Distinct().Select(Number));

    /// <summary>A finding at a property of the container.</summary>
    public Finding Found<TRule>(string property, params string[] arguments)
        where TRule : AgreementRule =>
        new(RuleCatalog.Get<TRule>(), Task.Address, property.Length == 0 ? Path : $"{Path}.{property}", EquatableList.Of(arguments));

    /// <summary>A finding at a property of the container, or at a variable that takes part in it.</summary>
    public Finding FoundOrVariable<TRule>(string property, params string[] arguments)
        where TRule : AgreementRule =>
        Found<TRule>(property, arguments).Or([.. Variables.Select(name => $"{Path}.{nameof(ContainerSpec.Environment)}[{name}].{nameof(EnvironmentVariableSpec.Value)}")]);

    /// <summary>Whether something else than the web server may listen on a port.</summary>
    public bool MayBeElsewhere(int port) => Settings.Mention(Number(port)) || Program.Mentions(port);

    /// <summary>A number in a message.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list in a message.</summary>
    public static string Words(IEnumerable<string> items) => string.Join(", ", items);

    private string Path => $"{nameof(TaskDefinitionSpec.ContainerDefinitions)}[{Container.Name}]";
}
