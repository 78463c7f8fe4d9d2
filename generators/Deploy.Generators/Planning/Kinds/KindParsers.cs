using Deploy.Generators.Planning.Naming;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The parsers of all kinds, in their order: each sees what those before it made.</summary>
internal static class KindParsers
{
    public static IReadOnlyList<IKindParser> All { get; } =
    [
        new ClusterParser(),
        new EcrRepositoryParser(),
        new LogGroupParser(),
        new TaskDefinitionParser(),
        new ServiceParser(),
        new ScheduleGroupParser(),
        new ScheduleParser(),
        new RoleParser(),
    ];

    /// <summary>The parser of a declared kind.</summary>
    public static DeclaredKindParser Of(DeclaredKind kind) => All.OfType<DeclaredKindParser>().First(parser => parser.DeclaredKind == kind);
}
