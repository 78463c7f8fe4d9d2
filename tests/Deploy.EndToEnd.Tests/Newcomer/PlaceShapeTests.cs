using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>Places and neighbours.</summary>
public sealed class PlaceShapeTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    public static TheoryData<string> Names => [.. Shapes.Places.Select(shape => shape.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public Task Is_published_twice_and_the_second_time_writes_nothing(string name) =>
        Newcomer.PublishTwiceAsync(Shapes.Places.Single(shape => shape.Name == name), local.Server);
}
