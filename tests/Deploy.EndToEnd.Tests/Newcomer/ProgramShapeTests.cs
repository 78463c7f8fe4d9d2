using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>Kinds of programs.</summary>
public sealed class ProgramShapeTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    public static TheoryData<string> Names => [.. Shapes.Programs.Select(shape => shape.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public Task Is_published_twice_and_the_second_time_writes_nothing(string name) =>
        Newcomer.PublishTwiceAsync(Shapes.Programs.Single(shape => shape.Name == name), local.Server);
}
