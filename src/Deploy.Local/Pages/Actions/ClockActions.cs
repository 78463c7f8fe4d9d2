using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages.Actions;

/// <summary>Moves Local's clock.</summary>
internal sealed class ClockActions(PageContext page, ClockAdvance advance)
{
    public async Task<ActionOutcome> AdvanceAsync(ActionForm form, CancellationToken cancellation)
    {
        if (DurationText.TryParse(form.Text("by")) is not { } by)
            return Problem("That is no length of time. Write 7d, 12h, 30m, 90s, or several in that order.");
        try
        {
            var moved = await advance.RunAsync(by, cancellation);
            return moved.Error is { } error ? Problem(error) : Outcome(new Notice($"The clock was moved on by {Words.Length(by)}. {Starts(moved)}"));
        }
        catch (InvalidOperationException problem)
        {
            return Problem(problem.Message);
        }
    }

    public Task<ActionOutcome> ResetAsync(ActionForm form, CancellationToken cancellation) => page.RunAsync(
        () => new MovedClock(page.Local).Reset() is { } problem ? Problem(problem) : Outcome(new Notice("The clock shows real time.")), cancellation);

    private static string Starts(Advance moved)
    {
        var failed = moved.Fired.Count(fired => fired.Error is not null);
        return (moved.Fired.Count, failed) switch
        {
            (0, _) => "Nothing was started on the way.",
            (var all, 0) => $"Starts on the way: {all}.",
            var (all, bad) => $"Starts on the way: {all}, of which {bad} failed.",
        };
    }

    private static ActionOutcome Outcome(Notice notice) => new(Links.Clock, notice);

    private static ActionOutcome Problem(string text) => Outcome(new Notice(text, IsProblem: true));
}
