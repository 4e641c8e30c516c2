using HarOrleans.Host;
using HarOrleans.Host.Hosting;

// Not a plain return: after an interrupt a trial may still be at work, see ProcessEnd.
ProcessEnd.Now(await HarCommands.All().RunAsync(args, Console.Out, Console.Error));
