import type { Repository } from './repositories';
export class Service {
  constructor(private readonly repository: Repository) {}
  run() {
    return this.repository.find();
  }
}
