import { expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor } from "../support/front-door.ts";

it("smokes", async () => {
  const door = await openFrontDoor();
  const request = await door.make.request();
  const unit = await door.make.unit(request.id);
  const download = await door.make.download();
  await door.make.attempt(unit.id, download.id, { fileName: "a.mkv", fileSize: 5n });
  await door.make.transition(request.id, { unitId: unit.id });
  const answer = await door.query(`{ viewer { name } setupRequired stats { requests states { state count } stages { state } }
   requests(first: 5) { totalCount nodes { id title version counts { total } problem { code } stages { state reachedAt }
     episodes { season number download { id } downloads { id files { name size progress episode { number } } requests { id } attempt } transitions { sequence } }
     downloads { id } transitions { sequence episode { id } request { id } delivery { id } } } }
   transitions { sequence } deliveries { nodes { id } } services { slug } }`);
  console.log(JSON.stringify(answer, null, 1));
  console.log(door.logged());
  const socket = await openSocket(door.socketUrl);
  const sub = socket.subscribe(`subscription { transitions(after: "0") { sequence message } }`);
  console.log(JSON.stringify(await sub.next()));
  const s2 = await door.make.transition(request.id, { unitId: unit.id });
  door.announce({ sequence: s2, requestIds: [request.id] });
  console.log(JSON.stringify(await sub.next()));
  const q = socket.subscribe(`{ stats { requests } }`);
  console.log(JSON.stringify(await q.next()));
  console.log(door.logged());
});
