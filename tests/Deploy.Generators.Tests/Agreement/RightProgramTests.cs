namespace Deploy.Generators.Tests.Agreement;

public sealed class RightProgramTests
{
    public static TheoryData<string> Names => [.. RightPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_right_program_gets_no_finding(string name) => Assert.Empty(await RightPrograms.All[name].Messages());
}
