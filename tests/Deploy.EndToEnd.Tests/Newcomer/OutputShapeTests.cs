using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>Ways to publish.</summary>
public sealed class OutputShapeTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    public static TheoryData<string> Names => [.. Shapes.Outputs.Select(shape => shape.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public Task Is_published_twice_and_the_second_time_writes_nothing(string name) =>
        Newcomer.PublishTwiceAsync(Shapes.Outputs.Single(shape => shape.Name == name), local.Server);
}
